using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Projections;
using DomainFx.Postgres.Tests.Servers;

namespace DomainFx.Postgres.Tests.Streams;

/// <summary>Whoever waits for streams holds none that comes after the one that is waited for: so no two appends wait for each other, however long they may.</summary>
public sealed class LockOrderTests(SharedServer server)
{
    private const int Streams = 40;

    private static readonly Flaw AnyOrder = new("appends wait for streams in any order", @"ORDER BY s\.key FOR NO KEY UPDATE", "ORDER BY random() FOR NO KEY UPDATE");

    [Theory, InlineData(true), InlineData(false)]
    public async Task Streams_are_waited_for_in_one_order(bool isInOrder)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        for (var number = 1; number <= Streams; number++) await store.AppendAsync($"{number}", TestEvents.Event());
        if (!isInOrder) await AnyOrder.PutIntoAsync(schema);
        await using var holder = new OpenChange(await schema.Database.OpenConnectionAsync(), schema.Named("SELECT FROM {schema}.streams WHERE id = '1' FOR UPDATE"));
        await holder.Made;
        // To all of them, the last one first, in one call as a store makes it, but with all the time to wait.
        await using var append = new OpenChange(await schema.Database.OpenConnectionAsync(), schema.Named(
            $$"""
            SELECT a.outcomes FROM (
                SELECT array_agg(1) AS ones, array_agg((SELECT c.key FROM {schema}.categories AS c)) AS categories, array_agg(n::text ORDER BY n DESC) AS ids, array_agg(-1::bigint) AS any,
                       array_agg(NULL::uuid) AS commands, array_agg(0::bigint) AS zeros, array_agg(n) AS numbers, array_agg((SELECT t.key FROM {schema}.event_types AS t)) AS types,
                       array_agg(gen_random_uuid()) AS event_ids, array_agg(''::bytea) AS nothing
                FROM generate_series(1, {{Streams}}) AS n) AS s,
            LATERAL {schema}.append_v1(s.ones, s.categories, s.ids, s.any, s.ones, s.commands, s.zeros, s.numbers, s.ones, s.types, s.event_ids, s.zeros, s.nothing, s.nothing, 0, NULL, 30000) AS a
            """));
        await Until.TrueAsync(() => schema.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{schema}.append_v1%' AND pid <> pg_backend_pid())"));
        var free = await schema.ScalarAsync<long>("SELECT count(*) FROM (SELECT FROM {schema}.streams FOR UPDATE SKIP LOCKED) AS s");
        Assert.Equal(isInOrder, free == Streams - 1);
        await holder.CommitAsync();
        Assert.Equal(Enumerable.Repeat(0, Streams), (int[])(await append.CommitAsync())!);
    }
}
