using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>Whatever is decided about a projection at the same time, by workers and by people, is decided one after the other: nobody waits in a circle.</summary>
public sealed class LockOrderTests(SharedServer server)
{
    private const int Partitions = 4;

    // As if what is decided about a projection locked its partitions first.
    private static readonly Flaw Inverted = new(
        "the order is another one", @"(PERFORM FROM [^;]*projections AS p [^;]*;)\s*(PERFORM FROM [^;]*projection_partitions AS q [^;]*;)\s*END", "$2 $1 END");

    private static readonly string[] Calls =
    [
        "set_projection_status_v1('account-balance', 2, 0, 0::smallint)",
        "set_projection_status_v1('account-balance', 1, 0, 0::smallint)",
        "reset_projection_v1('account-balance', 2, 0)",
        $"repartition_projection_v1('account-balance', 2, 0, {Partitions - 1})",
        $"repartition_projection_v1('account-balance', 2, 0, {Partitions})",
        "retry_parked_v1('account-balance', 2, 0, NULL)",
        "drop_parked_v1('account-balance', 2, 0, ARRAY['a'], ARRAY[1])",
        "stop_projection_v1('account-balance', q.version, q.rebuild, q.partition, q.token, 'x', NULL) FROM {schema}.projection_partitions AS q WHERE q.version = 2 ORDER BY random() LIMIT 1",
        "switch_projection_v1('account-balance', q.version, q.rebuild, q.partition, q.token, 0) FROM {schema}.projection_partitions AS q WHERE q.version = 2 ORDER BY random() LIMIT 1",
        "switch_projection_v1('account-balance', q.version, q.rebuild, q.partition, q.token, 0) FROM {schema}.projection_partitions AS q WHERE q.version = 3 ORDER BY random() LIMIT 1",
        "follow_projection_v1('account-balance', 2, 0)",
    ];

    [Theory, InlineData(true), InlineData(false)]
    public async Task Nobody_waits_in_a_circle(bool isInOrder)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        for (var version = 1; version <= 3; version++)
            await store.Projections.OpenAsync(new Balances(store.Projections, version).Definition with { IsInline = version < 3, Partitions = Partitions });
        if (!isInOrder) await Inverted.PutIntoAsync(schema);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var circles = await Task.WhenAll(Calls.Concat(Calls).Select(call => RepeatAsync(schema, schema.Named($"SELECT {{schema}}.{call}"), enough)));
        Assert.Equal(isInOrder, circles.Sum() == 0);
    }

    // How often it waited in a circle; then all stop.
    private static async Task<int> RepeatAsync(TestSchema schema, string sql, CancellationTokenSource enough)
    {
        await using var connection = await schema.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        for (var number = 0; number < 60 && !enough.IsCancellationRequested; number++)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            try
            {
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                // It gives way, and its callers ask again.
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DeadlockDetected)
            {
                await enough.CancelAsync();
                return 1;
            }
        }

        return 0;
    }
}
