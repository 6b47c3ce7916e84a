using DomainFx.Postgres.Tests.Backups;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Testing.Postgres;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>A crash may set the sequence back: what was given to appends that were rolled back need not be on the disk.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task After_a_crash_that_sets_the_sequence_back_a_subscription_that_lived_through_it_misses_nothing()
    {
        await using var cluster = await PostgresServer.StartClusterAsync();
        await using var schema = new TestSchema(cluster.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("before", TestEvents.Event());
        await using var following = new Following(store, Checkpoint.Start);
        await following.ReachedAsync(1);

        await BurnPositionsAsync(schema, 100);
        Assert.Equal(101, await GivenAsync(schema));
        // Time for the subscription to look at what there is, which is nothing.
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        await cluster.RestartAsync(PostgresStop.Immediate);
        schema.Database.Clear();
        // How much of what was rolled back reached the disk is up to the server's log writer: in the worst case nothing did.
        await schema.ExecuteAsync("SELECT setval('{schema}.positions', 1)");

        for (var i = 0; i < 5; i++) await store.AppendAsync($"after-{i}", TestEvents.Event());
        await following.ReachedAsync(6);
        Assert.Equal("before after-0 after-1 after-2 after-3 after-4", following.Seen);
    }

    // Appends that are rolled back: their positions are gone, and nothing of them has to be on the disk.
    private static async Task BurnPositionsAsync(TestSchema schema, int count)
    {
        await using var raw = await RawAppends.BeginAsync(schema);
        for (var i = 0; i < count; i++) await raw.AppendAsync("burnt");
        await raw.RunAsync("ROLLBACK");
    }

    private static Task<long> GivenAsync(TestSchema schema) => schema.ScalarAsync<long>("SELECT coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0)");
}
