using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Projections;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Stores.InMemory;

namespace DomainFx.Postgres.Tests.Import;

/// <summary>A stream that was deleted after its events were exported: when its tombstone is imported, they are erased.</summary>
public sealed class TombstoneTests(SharedServer server)
{
    private static readonly StreamId Person = TestEvents.Stream("person");

    // As if the deletion of a stream that was moved on by an import waited for nobody.
    private static readonly Flaw WaitsForNobody = new("an erasure locks streams as an append does", @"(p_keys\) ORDER BY s\.key) FOR UPDATE LOOP", "$1 FOR NO KEY UPDATE LOOP");

    [Theory, InlineData(false), InlineData(true)]
    public async Task It_erases_what_an_earlier_import_brought(bool isArchived)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var (events, tombstone) = await ExportInPartsAsync(isArchived);
        await store.ImportAsync("events", History.Read(events));
        if (!isArchived) await store.AppendAsync(TestEvents.Append("person", TestEvents.Event("secret")));
        await store.SaveSnapshotAsync(new Snapshot(Person, 1, 2, "secret"u8.ToArray()));
        await AddErrorsAsync(schema);
        Assert.Equal(StreamState.Active == (await store.GetStreamAsync(Person)).State, !isArchived);
        await store.ImportAsync("tombstone", History.Read(tombstone));

        Assert.Equal(new StreamInfo(isArchived ? 3 : 9, StreamState.Deleted), await store.GetStreamAsync(Person));
        await ExpectErasedAsync(schema, store);
        Assert.Equal(0, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.snapshots"));
        Assert.Equal(0, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.commands"));
        // A reader whose checkpoint is at one of them goes on.
        Assert.Equal(isArchived ? 2 : 3, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.erased_events"));
        Assert.Equal("Its stream was deleted.", await schema.ScalarAsync<string>("SELECT max(error) FROM {schema}.projections"));
        Assert.Equal("Its stream was deleted.", await schema.ScalarAsync<string>("SELECT max(error) FROM {schema}.parked_events"));
    }

    [Theory, InlineData(0), InlineData(12_000)]
    public async Task It_erases_what_came_before_it_in_the_same_import(int between)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var (events, tombstone) = await ExportInPartsAsync(isArchived: false);
        // In one chunk, or in one that is ahead of the one that has the events.
        var result = await store.ImportAsync("all", History.Read(events).Concat(History.Lines("many", 1, between)).Concat(History.Read(tombstone)).Concat(History.Lines("last", 1, 1)));
        await ExpectErasedAsync(schema, store);
        Assert.Equal(between + 3, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events"));
        Assert.Equal(between == 0 ? 3 : between + 5, result.Events);
    }

    [Fact]
    public async Task It_erases_rows_that_appends_wrote()
    {
        await using var run = await Handover.WithAppendsAsync(server.ConnectionString, isExclusive: true);
        await using var store = run.Schema.OpenStore();
        Assert.Equal(1, await run.CountAsync("account_balance"));
        await store.ImportAsync("tombstone", Lines(TestEvents.Stream("first"), 2));
        Assert.Equal(0, await run.CountAsync("account_balance"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_waits_for_a_snapshot_that_is_being_saved(bool isWaiting)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("person", TestEvents.Event("secret"));
        if (!isWaiting) await WaitsForNobody.PutIntoAsync(schema);
        await using var saving = new OpenChange(
            await schema.Database.OpenConnectionAsync(), schema.Named("SELECT {schema}.save_snapshot_v1((SELECT c.key FROM {schema}.categories AS c), 'person', 1, 1, 'secret')"));
        await saving.Made;
        var import = store.ImportAsync("tombstone", Lines(Person, 2));
        await Until.TrueAsync(async () => import.IsCompleted || await schema.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{schema}.import_erase_v1%' AND pid <> pg_backend_pid())"));
        Assert.Equal(isWaiting, !import.IsCompleted);
        await saving.CommitAsync();
        await import;
        Assert.Equal(isWaiting ? 0 : 1, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.snapshots"));
    }

    [Fact]
    public async Task Nothing_comes_after_it()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var lines = History.Lines("person", 1, 2).Concat(Lines(Person, 3));
        var refused = await Assert.ThrowsAsync<StreamClosedException>(() => store.ImportAsync("after", lines.Concat(History.Lines("person", 4, 1))));
        Assert.Equal(StreamState.Deleted, refused.State);
        await Assert.ThrowsAsync<StreamClosedException>(() => store.ImportAsync("twice", lines.Concat(Lines(Person, 4))));
        Assert.Empty(await store.ReadAllAsync());
    }

    private static IAsyncEnumerable<ExchangedLine> Lines(StreamId deleted, long version) =>
        new[] { ExchangedLine.Of(History.Event(deleted, version, Guid.NewGuid(), StreamTombstone.EventType)) }.ToAsyncEnumerable();

    /// <summary>What was exported before the deletion, and after it.</summary>
    private static async Task<(byte[] Events, byte[] Tombstone)> ExportInPartsAsync(bool isArchived)
    {
        await using var source = new InMemoryEventStore();
        await source.AppendAsync("person", TestEvents.Event("secret"), TestEvents.Event("secret"));
        await source.AppendAsync("other", TestEvents.Event());
        if (isArchived) await source.ArchiveStreamAsync(Person, ExpectedVersion.Any);
        var events = await History.ExportAsync(source);
        // More was stored than was exported.
        if (!isArchived) await source.AppendAsync("person", TestEvents.Events(6));
        await source.DeleteStreamAsync(Person, ExpectedVersion.Any);
        using var tombstone = new MemoryStream();
        await source.ExportAsync(tombstone, afterPosition: 3);
        return (events, tombstone.ToArray());
    }

    /// <summary>A projection stopped at an event of the stream, and another parked it.</summary>
    private static async Task AddErrorsAsync(TestSchema schema)
    {
        await using var store = schema.OpenStore();
        await store.Projections.OpenAsync(new Balances(store.Projections).Definition);
        await schema.ExecuteAsync(
            """
            UPDATE {schema}.projections SET error = 'secret', error_position = 1;
            INSERT INTO {schema}.parked_events SELECT p.name, p.version, p.rebuild, 'person', e.position, e.event_id, 'secret', now(), false
            FROM {schema}.projections AS p, {schema}.stored_events AS e WHERE e.position = 2;
            """);
    }

    private static async Task ExpectErasedAsync(TestSchema schema, PostgresEventStore store)
    {
        Assert.DoesNotContain(await store.ReadAllAsync(), recorded => recorded.Stream == Person && recorded.Type != StreamTombstone.EventType);
        using var page = await store.ReadStreamAsync(Person, 1, ReadDirection.Forward, 10);
        Assert.Equal(1, page.Count);
        Assert.Equal(0, await schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.stored_events WHERE data = 'secret'"));
        Assert.Equal(StreamState.Deleted, (await store.GetStreamAsync(Person)).State);
    }
}
