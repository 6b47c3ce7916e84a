using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Reading;

/// <summary>Loads for which data suffices: a snapshot with what lies behind it in one row, or the events of a stream by one join.</summary>
public sealed class DataLoadTests(SharedServer server)
{
    [Fact]
    public async Task An_event_type_that_another_process_added_is_found()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await FillAsync(store);
        Assert.Equal("2 3", await VersionsAsync(store));
        await using (var other = schema.OpenStore()) await other.AppendAsync("a", TestEvents.Event(type: "added later"));
        using (var load = await LoadAsync(store)) Assert.Equal(["tested", "tested", "added later"], load.Events.ToRecordedEvents().Select(stored => stored.Type.Name));
        await using (var other = schema.OpenStore()) await other.AppendAsync("a", TestEvents.Event(type: "still later"));
        using var whole = await LoadAsync(store, key: null);
        Assert.Equal(["tested", "tested", "tested", "added later", "still later"], whole.Events.ToRecordedEvents().Select(stored => stored.Type.Name));
    }

    [Fact]
    public async Task A_version_that_is_missing_stays_missing()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await FillAsync(store);
        await store.AppendAsync("a", TestEvents.Events(2));
        await schema.ExecuteAsync("DELETE FROM {schema}.events WHERE version = 3");
        Assert.Equal("2 4 5", await VersionsAsync(store));
        Assert.Equal("1 2 4 5", await VersionsAsync(store, key: null));
        await schema.ExecuteAsync("DELETE FROM {schema}.events WHERE version = 1");
        Assert.Equal("2 4 5", await VersionsAsync(store, key: null));
        await schema.ExecuteAsync("DELETE FROM {schema}.events");
        Assert.Empty(await VersionsAsync(store));
    }

    [Fact]
    public async Task The_server_reads_no_event_where_the_snapshot_is_the_newest()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await FillAsync(store);
        await store.SaveSnapshotAsync(new Snapshot(TestEvents.Stream("a"), 1, 3, "{}"u8.ToArray()));
        await schema.ExecuteAsync("CREATE OR REPLACE FUNCTION {schema}.tail_v1(p_stream bigint, p_after bigint, p_limit bigint) RETURNS bytea LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''called''; END'");
        Assert.Empty(await VersionsAsync(store));
        await store.AppendAsync("a", TestEvents.Event());
        await Assert.ThrowsAsync<EventStoreException>(() => VersionsAsync(store));
    }

    private static async Task FillAsync(PostgresEventStore store)
    {
        await store.AppendAsync("a", TestEvents.Events(3));
        await store.SaveSnapshotAsync(new Snapshot(TestEvents.Stream("a"), 1, 1, "{}"u8.ToArray()));
    }

    private static ValueTask<AggregateLoad> LoadAsync(PostgresEventStore store, long? key = 1) =>
        store.LoadAsync(new LoadRequest { Stream = TestEvents.Stream("a"), SnapshotKey = key, MaxEvents = 10, DataSuffices = true });

    private static async Task<string> VersionsAsync(PostgresEventStore store, long? key = 1)
    {
        using var load = await LoadAsync(store, key);
        return string.Join(' ', load.Events.ToRecordedEvents().Select(stored => stored.Version));
    }
}
