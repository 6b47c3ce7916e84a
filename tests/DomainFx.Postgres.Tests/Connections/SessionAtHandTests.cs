using DomainFx.Postgres.Tests.Servers;

namespace DomainFx.Postgres.Tests.Connections;

/// <summary>Which connections a store works on when it has several.</summary>
public sealed class SessionAtHandTests(SharedServer server)
{
    private const int Many = 8;

    [Fact]
    public async Task Who_calls_alone_stays_on_one_connection_though_the_pool_has_many()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = new PostgresEventStore(Options(schema, Many) with { Notifications = false });
        await store.AppendAsync("lone", TestEvents.Event());
        await OpenManyAsync(schema, store);
        for (var i = 0; i < 3 * Many; i++) await store.AppendAsync("lone", TestEvents.Event());
        Assert.Equal(1, await CountAsync(schema, "query LIKE '%append_command_v1%'"));
    }

    [Fact]
    public async Task It_leaves_a_pool_of_one_to_all_who_call_at_once()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = new PostgresEventStore(Options(schema, 1));
        await store.AppendAsync("one", TestEvents.Event());
        var stream = new StreamId("account", "one");
        for (var round = 0; round < 200; round++)
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await store.GetStreamAsync(stream)))).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_connection_that_is_lost_while_it_is_kept_costs_a_repetition()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = new PostgresEventStore(Options(schema, Many));
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(i, (await store.AppendAsync("lost", TestEvents.Event())).StreamVersion);
            await schema.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{schema.Name}'");
        }
    }

    private static PostgresStoreOptions Options(TestSchema schema, int connections) => schema.Options with
    {
        ConnectionString = $"{schema.ConnectionString};Maximum Pool Size={connections};Application Name={schema.Name}",
    };

    /// <summary>Lets the pool open all its connections: reads that wait for a row that is locked.</summary>
    private static async Task OpenManyAsync(TestSchema schema, PostgresEventStore store)
    {
        await using var holder = await schema.Database.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var held = new Npgsql.NpgsqlCommand(schema.Named("LOCK TABLE {schema}.streams"), holder, transaction)) await held.ExecuteNonQueryAsync();
        var reads = Enumerable.Range(0, Many).Select(_ => Task.Run(async () => await store.GetStreamAsync(new StreamId("account", "lone")))).ToArray();
        while (await CountAsync(schema, "wait_event_type = 'Lock'") < Many) await Task.Delay(10);
        await transaction.CommitAsync();
        await Task.WhenAll(reads);
    }

    private static Task<long> CountAsync(TestSchema schema, string condition) =>
        schema.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{schema.Name}' AND {condition}");
}
