using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>A read model takes over with every event in its rows that somebody may have seen in those of another.</summary>
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

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_checkpoint_of_the_live_version_that_is_under_way_is_waited_for(bool isWaitedFor)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        for (var number = 0; number < 2; number++) await store.AppendAsync("a", TestEvents.Event());
        Balances live = await new Balances(store.Projections).StartAsync(), next = await new Balances(store.Projections, version: 2).StartAsync();
        foreach (var balances in new[] { live, next }) await balances.StoreAsync(("a", 1));
        await new Flaw("a switch has time", "'lock_timeout', '500'", "'lock_timeout', '60000'").PutIntoAsync(schema);
        if (!isWaitedFor) await new Flaw("a switch locks no checkpoint", "PERFORM FROM [^;]* ORDER BY q.version, q.rebuild, q.partition FOR NO KEY UPDATE;", "").PutIntoAsync(schema);

        await using var checkpoint = await BeginAsync("UPDATE {schema}.projection_partitions SET position = 2 WHERE version = 1 RETURNING position");
        Assert.Equal(2L, await checkpoint.Made);
        await using var @switch = await BeginAsync($"SELECT {{schema}}.switch_projection_v1('account-balance', 2, 0, 0, {next.Lease.Token}, 0)");
        await Until.TrueAsync(() => schema.ScalarAsync<bool>($"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%{schema.Name}%switch_projection_v1%' AND wait_event_type = 'Lock' AND pid <> pg_backend_pid())"));
        await checkpoint.CommitAsync();
        // Else who waited for the second event, and was told that it is there, sees the rows of a version that lacks it.
        Assert.Equal(!isWaitedFor, await @switch.CommitAsync());

        async Task<OpenChange> BeginAsync(string sql) => new(await schema.Database.OpenConnectionAsync(), schema.Named(sql));
    }
}
