using DomainFx.Sqlite.Connections;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Tests.Storage;

public sealed class PageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_page_of_great_events_is_cut_and_the_next_goes_on()
    {
        await using var store = new SqliteEventStore(_folder.Options);
        for (var i = 0; i < 4; i++) await store.AppendAsync("a", [.. Enumerable.Range(0, 10).Select(_ => TestEvents.Event(bytes: 1024 * 1024))]);
        var (versions, pages) = (new List<long>(), 0);
        for (var hasMore = true; hasMore; pages++)
        {
            using var page = await store.ReadStreamAsync(TestEvents.Stream("a"), versions.Count + 1, ReadDirection.Forward, 1_000);
            for (var i = 0; i < page.Count; i++) versions.Add(page[i].Version);
            hasMore = page.HasMore;
        }

        Assert.Equal(Enumerable.Range(1, 40).Select(version => (long)version), versions);
        Assert.InRange(pages, 2, 10);
        Assert.Equal(40, (await store.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task A_filter_that_matches_little_reads_to_the_end_in_one_call()
    {
        await using var store = new SqliteEventStore(_folder.Options);
        for (var i = 0; i < 11; i++) await store.AppendAsync("a", [.. Enumerable.Range(0, 10_000).Select(_ => TestEvents.Event(bytes: 2))]);
        await store.AppendAsync("b", TestEvents.Event(type: "rare"));
        await store.AppendAsync("a", TestEvents.Event());
        using var page = await store.ReadAllAsync(0, new EventFilter { EventTypes = ["rare"] }, 10);
        Assert.Equal((1, false, 110_002L), (page.Count, page.HasMore, page.NextPosition));
        Assert.Equal(110_001, page[0].Position);
        Assert.Equal((1, 110_001), (await store.CountAsync(0, 110_002, new EventFilter { EventTypes = ["rare"] }), await store.CountAsync(0, 110_001, EventFilter.All)));
    }

    [Fact]
    public async Task A_filtered_read_looks_at_the_index_alone_until_something_matches()
    {
        await using (var store = new SqliteEventStore(_folder.Options)) await store.AppendAsync("a", TestEvents.Event());
        using var session = new SqliteSession($"Data Source={_folder.File};Pooling=False", _folder.File, TimeSpan.FromSeconds(5));
        var filter = new EventFilter { EventTypes = ["a", "b"], Categories = ["c"], RecordedFrom = DateTimeOffset.UnixEpoch };
        using var plan = new SqliteStatement(session, "EXPLAIN QUERY PLAN " + Tables.EventTable.SelectAll(filter));
        var steps = new List<string>();
        while (plan.Step()) steps.Add(plan.Text(3));
        Assert.Equal("SEARCH p USING COVERING INDEX domainfx_events_by_position (position>? AND position<?)", steps[0]);
        Assert.Contains("SEARCH e USING INTEGER PRIMARY KEY (rowid=?)", steps);
        Assert.DoesNotContain(steps, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Snapshots_of_the_last_two_keys_are_kept()
    {
        await using var store = new SqliteEventStore(_folder.Options);
        await store.AppendAsync("a", [.. Enumerable.Range(0, 9).Select(_ => TestEvents.Event())]);
        var stream = TestEvents.Stream("a");
        for (var key = 1; key <= 4; key++) await store.SaveSnapshotAsync(new Snapshot(stream, key, key * 2, new byte[] { 1 }));
        var kept = new List<long>();
        for (var key = 1; key <= 4; key++)
        {
            using var load = await store.LoadAsync(new LoadRequest { Stream = stream, SnapshotKey = key, MaxEvents = 10 });
            if (load.Snapshot is { } snapshot) kept.Add(snapshot.Key);
        }

        Assert.Equal([3, 4], kept);
    }

    [Fact]
    public async Task A_snapshot_that_is_ahead_of_its_stream_is_not_used_and_makes_room_for_the_next()
    {
        await using var store = new SqliteEventStore(_folder.Options);
        await store.AppendAsync("a", [.. Enumerable.Range(0, 5).Select(_ => TestEvents.Event())]);
        var stream = TestEvents.Stream("a");
        await store.SaveSnapshotAsync(new Snapshot(stream, 1, 4, new byte[] { 1 }));
        using (var session = new SqliteSession($"Data Source={_folder.File};Pooling=False", _folder.File, TimeSpan.FromSeconds(5)))
            session.Run("UPDATE domainfx_snapshots SET version = 99");
        Assert.Null(await LoadAsync());
        await store.SaveSnapshotAsync(new Snapshot(stream, 1, 5, new byte[] { 2 }));
        Assert.Equal(5, (await LoadAsync())?.Version);

        async Task<Snapshot?> LoadAsync()
        {
            using var load = await store.LoadAsync(new LoadRequest { Stream = stream, SnapshotKey = 1, MaxEvents = 10 });
            return load.Snapshot;
        }
    }
}
