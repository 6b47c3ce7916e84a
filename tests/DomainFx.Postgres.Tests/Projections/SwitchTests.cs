using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>An inline read model takes over from its builder with every event in its rows.</summary>
public sealed class SwitchTests(SharedServer server)
{
    [Fact]
    public async Task An_append_that_has_let_go_of_its_stream_but_not_of_the_fence_yet_is_waited_for()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("a", TestEvents.Event());
        var balances = new Balances(store.Projections);
        var definition = balances.Definition with { IsInline = true };
        await store.Projections.OpenAsync(definition);
        balances.Lease = (await store.Projections.AcquireAsync(definition.Key, 0, "worker-1", TimeSpan.FromMinutes(1)))!;
        await balances.StoreAsync(("a", 1));
        await store.AppendAsync("a", TestEvents.Event());

        // As in the midst of a commit: what it stored is seen, and the head lies below it.
        await using var committing = await schema.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using (var take = new NpgsqlCommand(schema.Named("SELECT pg_advisory_lock_shared(({schema}.domainfx_lock_namespace()::bigint << 48) | 1)"), committing)) await take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await schema.ScalarAsync<long>("SELECT {schema}.head_v1()"));
        Assert.False(await store.Projections.SwitchAsync(balances.Lease, definition));

        await balances.StoreAsync(("a", 2));
        Assert.True(await store.Projections.SwitchAsync(balances.Lease, definition));
    }
}
