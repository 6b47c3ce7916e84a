using System.Diagnostics;
using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Fence;

public sealed class SequenceTests(SharedServer server)
{
    private static readonly TimeSpan Hammering = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1" ? 60 : 3);

    [Fact]
    public async Task The_last_value_is_never_ahead_of_what_was_given()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using (var store = schema.OpenStore()) await store.GetHeadAsync();
        // Whoever is given a value after it was said to be the last one, and gets the same or a lower one, was told of a value that nobody had.
        await schema.ExecuteAsync(
            """
            CREATE FUNCTION {schema}.hammer(times integer, OUT ahead integer, OUT ahead_by_select integer) LANGUAGE plpgsql AS $$
            DECLARE
                said bigint; selected bigint; given bigint;
            BEGIN
                ahead := 0; ahead_by_select := 0;
                FOR i IN 1..times LOOP
                    said := coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0);
                    given := nextval('{schema}.positions');
                    IF said >= given THEN ahead := ahead + 1; END IF;
                    SELECT last_value INTO selected FROM {schema}.positions;
                    given := nextval('{schema}.positions');
                    IF selected >= given THEN ahead_by_select := ahead_by_select + 1; END IF;
                END LOOP;
            END $$;
            """);
        var looks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => HammerAsync(schema))));
        TestContext.Current.SendDiagnosticMessage($"of {looks.Sum(one => one.Looks)} looks, {looks.Sum(one => one.BySelect)} by SELECT were ahead");
        Assert.Equal(0, looks.Sum(one => one.Ahead));
        Assert.InRange(looks.Sum(one => one.Looks), 10_000, int.MaxValue);
    }

    [Fact]
    public async Task A_sequence_that_gives_values_in_blocks_is_refused()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using (var store = schema.OpenStore()) await store.AppendAsync("a", TestEvents.Event());
        await schema.ExecuteAsync("ALTER SEQUENCE {schema}.positions CACHE 20");
        await ExpectRefusedAsync(schema, "CACHE");
    }

    [Fact]
    public async Task A_sequence_that_lies_behind_the_events_is_refused()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using (var store = schema.OpenStore()) await store.AppendAsync("a", TestEvents.Events(10));
        await schema.ExecuteAsync("SELECT setval('{schema}.positions', 4)");
        await ExpectRefusedAsync(schema, "position");
    }

    private static async Task ExpectRefusedAsync(TestSchema schema, string reason)
    {
        await using var store = schema.OpenStore();
        var refused = await Assert.ThrowsAsync<EventStoreException>(() => store.AppendAsync("a", TestEvents.Event()).AsTask());
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.False(refused.IsTransient);
    }

    private static async Task<(int Looks, int Ahead, int BySelect)> HammerAsync(TestSchema schema)
    {
        const int Times = 2_000;
        var (looks, ahead, bySelect) = (0, 0, 0);
        await using var connection = await schema.Database.OpenConnectionAsync();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Hammering; looks += Times)
        {
            await using var command = new NpgsqlCommand(schema.Named($"SELECT * FROM {{schema}}.hammer({Times})"), connection);
            await using var row = await command.ExecuteReaderAsync();
            Assert.True(await row.ReadAsync());
            ahead += row.GetInt32(0);
            bySelect += row.GetInt32(1);
        }

        return (looks, ahead, bySelect);
    }
}
