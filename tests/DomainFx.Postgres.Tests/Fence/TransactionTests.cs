using DomainFx.Postgres.Tests.Servers;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>The fence where an append is part of a larger transaction.</summary>
public sealed class TransactionTests(SharedServer server)
{
    // Each ends a subtransaction in which an append took the fence, and appends again.
    private const string RolledBack = "SAVEPOINT s; {append}; ROLLBACK TO s; {append}";
    private const string Caught = "DO $$ BEGIN BEGIN PERFORM {append}; RAISE division_by_zero; EXCEPTION WHEN division_by_zero THEN NULL; END; PERFORM {append}; END $$";
    private const string Released = "SAVEPOINT s; {append}; RELEASE s";

    [Theory, InlineData(RolledBack), InlineData(Caught), InlineData(Released)]
    public async Task The_end_of_a_subtransaction_does_not_end_the_fence(string statements)
    {
        var (during, after) = await RunAsync(statements, flaw: null);
        Assert.Equal(("", "inner outer"), (during, after));
    }

    [Theory, InlineData(RolledBack), InlineData(Caught)]
    public async Task Taken_once_a_transaction_it_would_end_with_a_subtransaction(string statements)
    {
        var (during, after) = await RunAsync(statements, Flaw.FenceOncePerTransaction);
        Assert.Equal(("outer", ""), (during, after));
    }

    [Fact]
    public async Task A_prepared_transaction_is_waited_for_though_it_has_no_session()
    {
        var (during, after) = await PrepareAsync(flaw: null);
        Assert.Equal(("", "prepared outer"), (during, after));
    }

    [Fact]
    public async Task Joined_with_sessions_the_fence_would_not_see_a_prepared_transaction()
    {
        var (during, after) = await PrepareAsync(Flaw.ReaderTakesLocksOfSessions);
        Assert.Equal(("outer", ""), (during, after));
    }

    [Fact]
    public async Task Ten_thousand_appends_in_one_transaction_take_a_few_locks_of_the_server()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        await using var raw = await RawAppends.BeginAsync(run.Schema);
        await raw.RunAsync($"DO $$ BEGIN FOR i IN 1..10000 LOOP PERFORM {RawAppends.Append("inner")["SELECT ".Length..]}; END LOOP; END $$");
        await raw.RunAsync("COMMIT");
        Assert.Equal(10_000, await run.ReadingStore.GetHeadAsync());
    }

    private async Task<(string During, string After)> RunAsync(string statements, Flaw? flaw)
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString, flaw);
        await using var raw = await RawAppends.BeginAsync(run.Schema);
        var append = RawAppends.Append("inner");
        await raw.RunAsync(statements.Replace("PERFORM {append}", $"PERFORM {append["SELECT ".Length..]}", StringComparison.Ordinal).Replace("{append}", append, StringComparison.Ordinal));
        await run.Second.AppendAsync("outer", TestEvents.Event());
        var during = await run.Reader.LookAsync();
        await raw.RunAsync("COMMIT");
        return (during, await run.Reader.LookAsync());
    }

    private async Task<(string During, string After)> PrepareAsync(Flaw? flaw)
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString, flaw);
        Assert.SkipWhen(await run.Schema.ScalarAsync<string>("SHOW max_prepared_transactions") == "0", "the server allows no prepared transactions");
        await using (var raw = await RawAppends.BeginAsync(run.Schema))
        {
            await raw.AppendAsync("prepared");
            await raw.RunAsync($"PREPARE TRANSACTION '{run.Schema.Name}'");
        }

        await run.Second.AppendAsync("outer", TestEvents.Event());
        var during = await run.Reader.LookAsync();
        await run.Schema.ExecuteAsync($"COMMIT PREPARED '{run.Schema.Name}'");
        return (during, await run.Reader.LookAsync());
    }
}
