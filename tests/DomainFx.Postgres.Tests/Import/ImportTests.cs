using DomainFx.Postgres.Tests.Servers;
using DomainFx.Projections;
using DomainFx.Stores;
using DomainFx.Stores.InMemory;

namespace DomainFx.Postgres.Tests.Import;

public sealed class ImportTests(SharedServer server)
{
    [Fact]
    public async Task A_store_comes_back_from_its_export_without_loss()
    {
        await using var source = new InMemoryEventStore();
        await History.FillAsync(source);
        var exported = await History.ExportAsync(source);

        await using var schema = new TestSchema(server.ConnectionString);
        await using var target = schema.OpenStore();
        var imported = await target.ImportAsync("all", History.Read(exported));

        Assert.Equal(await History.DescribeAsync(source), await History.DescribeAsync(target));
        Assert.Equal(imported.Events, (await target.ReadAllAsync()).Count);
        Assert.Equal(StreamState.Archived, (await target.GetStreamAsync(History.Archived)).State);
        Assert.Equal(StreamState.Deleted, (await target.GetStreamAsync(History.Deleted)).State);
        // And from there once more, byte for byte but for the positions, which are the target's own.
        Assert.Equal(History.WithoutPositions(exported), History.WithoutPositions(await History.ExportAsync(target)));
    }

    [Fact]
    public async Task Appends_go_on_where_the_import_ended()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.ImportAsync("all", History.Lines("a", 1, 3));
        var result = await store.AppendAsync(new StreamAppend { Stream = TestEvents.Stream("a"), Expected = ExpectedVersion.Exactly(3), Events = TestEvents.Events(1) });
        Assert.Equal((4, 4), (result.StreamVersion, result.Position));
    }

    [Fact]
    public async Task New_streams_and_ones_that_are_there_come_in_one_chunk()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("a", TestEvents.Events(2));
        await store.ImportAsync("all", History.Lines("new", 1, 3).Concat(History.Lines("a", 3, 2)).Concat(History.Lines("new", 4, 1)));
        Assert.Equal((4, 4), ((await store.GetStreamAsync(TestEvents.Stream("new"))).Version, (await store.GetStreamAsync(TestEvents.Stream("a"))).Version));
        await store.AppendAsync(new StreamAppend { Stream = TestEvents.Stream("new"), Expected = ExpectedVersion.Exactly(4), Events = TestEvents.Events(1) });
        await store.ImportAsync("more", History.Lines("new", 6, 1));
        Assert.Equal("new new new a a new new new", string.Join(' ', (await store.ReadAllAsync()).Skip(2).Select(recorded => recorded.Stream.Id)));
        await Assert.ThrowsAsync<ConcurrencyException>(() => store.ImportAsync("gap", History.Lines("third", 2, 1)));
        Assert.Equal(StreamState.Missing, (await store.GetStreamAsync(TestEvents.Stream("third"))).State);
    }

    [Fact]
    public async Task Rows_of_an_inline_read_model_are_a_workers_from_the_first_event_on_that_is_imported()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        foreach (var type in new[] { "tested", "other" })
        {
            await store.Projections.OpenAsync(new ProjectionDefinition
            {
                Key = new ProjectionKey(type, 1), IsInline = true, EventTypes = [type],
                Table = new TableDefinition(type, 1, 1, [new("id", ColumnType.Text), new("balance", ColumnType.BigInt)]),
            });
        }

        await store.AppendAsync("before", TestEvents.Event(type: "unheard-of"));
        var imported = await store.ImportAsync("all", History.Lines("a", 1, [.. Enumerable.Range(0, 25_000).Select(_ => Guid.NewGuid())]));
        Assert.Equal(25_000, imported.Events);
        var states = await store.Projections.GetStatesAsync();
        Assert.Equal([("other", true, 0L), ("tested", false, 1L)], states.Select(state => (state.Key.Name, state.IsWithAppends, state.Position)));
    }

    [Fact]
    public async Task An_import_goes_on_where_it_was_broken_off()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var ids = new Guid[25_000];
        for (var i = 0; i < ids.Length; i++) ids[i] = Guid.NewGuid();
        await Assert.ThrowsAsync<IOException>(() => store.ImportAsync("big", History.BreakingAt(History.Lines("a", 1, ids), 12_345)));
        Assert.Equal(10_000, (await store.GetStreamAsync(TestEvents.Stream("a"))).Version);

        var progress = new List<ImportProgress>();
        var result = await store.ImportAsync("big", History.Lines("a", 1, ids), new Told(progress));
        Assert.Equal(new ImportProgress(25_000, 15_000), result);
        // In two chunks, or in one if the server stored the first one in time to make them larger.
        Assert.Equal(25_000, progress[^1].Lines);
        Assert.Equal(ids, (await store.ReadAllAsync()).Select(recorded => recorded.EventId));
        Assert.Equal(new ImportProgress(25_000, 0), await store.ImportAsync("big", History.Lines("a", 1, ids)));
    }

    [Fact]
    public async Task Other_lines_under_the_same_name_are_refused()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.ImportAsync("all", History.Lines("a", 1, 3));
        await Assert.ThrowsAsync<EventStoreException>(() => store.ImportAsync("all", History.Lines("b", 1, 5)));
        await Assert.ThrowsAsync<EventStoreException>(() => store.ImportAsync("all", History.Lines("b", 1, 1)));
        Assert.Equal(3, (await store.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task History_that_does_not_follow_what_is_there_is_refused_and_nothing_of_its_chunk_is_stored()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.AppendAsync("a", TestEvents.Events(2));
        var lines = History.Lines("b", 1, 4).Concat(History.Lines("a", 2, 1));
        var conflict = await Assert.ThrowsAsync<ConcurrencyException>(() => store.ImportAsync("all", lines));
        Assert.Equal((1, 2), (conflict.Expected.Version, conflict.Actual));
        Assert.Equal(2, (await store.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Readers_and_writers_go_on_beside_an_import()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var import = store.ImportAsync("big", History.Lines("imported", 1, 30_000));
        var appended = 0;
        while (!import.IsCompleted)
        {
            await store.AppendAsync("live", TestEvents.Event());
            appended++;
        }

        await import;
        var all = await store.ReadAllAsync();
        Assert.Equal(30_000 + appended, all.Count);
        Assert.Equal(all.Select(recorded => recorded.Position).Order(), all.Select(recorded => recorded.Position));
        Assert.Equal(Enumerable.Range(1, 30_000).Select(version => (long)version), all.Where(recorded => recorded.Stream.Id == "imported").Select(recorded => recorded.Version));
    }

    private sealed class Told(List<ImportProgress> progress) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => progress.Add(value);
    }
}
