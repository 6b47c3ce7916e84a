using System.Globalization;
using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>The fence and the events are read by two statements, one after the other, each with a snapshot of its own.</summary>
public sealed class StatementTests(SharedServer server)
{
    private const string Events = "SELECT coalesce(string_agg(s.id, ' ' ORDER BY e.position), '') FROM {schema}.events AS e JOIN {schema}.streams AS s ON s.key = e.stream WHERE e.position <=";

    [Fact]
    public async Task Two_statements_see_all_that_the_fence_lets_through() => Assert.Equal("slow fast", await ReadAsync(
        "read committed", null, gate => [gate, "SELECT {schema}.head_v1()", $"{Events} {{0}}"]));

    [Fact]
    public async Task One_statement_passes_over_what_is_committed_while_it_runs() => Assert.Equal("fast", await ReadAsync(
        "read committed", null, gate => [$"WITH gate AS MATERIALIZED ({gate}) {Events} (SELECT {{schema}}.head_v1() FROM gate)"]));

    [Fact]
    public async Task With_one_snapshot_for_both_the_fence_refuses_to_answer()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ReadAsync("repeatable read", null, gate => [gate, "SELECT {schema}.head_v1()", $"{Events} {{0}}"]));
        Assert.Equal("DFX02", refused.SqlState);
    }

    [Fact]
    public async Task With_one_snapshot_for_both_an_event_would_be_passed_over() => Assert.Equal("fast", await ReadAsync(
        "repeatable read", Flaw.AnyIsolation, gate => [gate, "SELECT {schema}.head_v1()", $"{Events} {{0}}"]));

    [Theory, InlineData("repeatable read"), InlineData("serializable")]
    public async Task A_store_whose_connections_have_another_isolation_by_default_misses_nothing(string isolation)
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Options = $"-c default_transaction_isolation={isolation.Replace(" ", "\\ ", StringComparison.Ordinal)}" };
        await using var store = new PostgresEventStore(run.Schema.Options with { ConnectionString = settings.ConnectionString });
        await run.First.AppendAsync("first", TestEvents.Event());
        var refused = await Assert.ThrowsAsync<EventStoreException>(() => store.ReadAllAsync());
        Assert.Contains("READ COMMITTED", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
    }

    /// <summary>Reads while an append with a lower position is in flight that is committed once the reader's transaction has a snapshot.</summary>
    private async Task<string> ReadAsync(string isolation, Flaw? flaw, Func<string, string[]> statements)
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString, flaw);
        var slow = await run.StallAsync(run.First, "slow");
        await run.Second.AppendAsync("fast", TestEvents.Event());
        await using var gate = await Gate.CloseAsync(run.Schema);
        var reading = RunAsync(run.Schema, isolation, statements($"SELECT pg_advisory_xact_lock_shared(71, {gate.Number})"));
        await Task.WhenAny(gate.ReachedAsync(), reading);
        await slow.Gate.OpenAsync();
        await slow.Append;
        await gate.OpenAsync();
        return await reading;
    }

    /// <summary>Runs statements in one transaction; each may name the answer of the one before. The last answer.</summary>
    private static async Task<string> RunAsync(TestSchema schema, string isolation, string[] statements)
    {
        await using var connection = await schema.Database.OpenConnectionAsync();
        var answer = "";
        foreach (var statement in statements.Prepend($"BEGIN ISOLATION LEVEL {isolation}"))
        {
            await using var command = new NpgsqlCommand(schema.Named(statement).Replace("{0}", answer, StringComparison.Ordinal), connection);
            answer = Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
        }

        return answer;
    }
}
