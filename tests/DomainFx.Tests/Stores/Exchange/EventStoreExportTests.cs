using DomainFx.Stores;
using DomainFx.Stores.InMemory;

namespace DomainFx.Tests.Stores.Exchange;

public class EventStoreExportTests
{
    [Fact]
    public async Task A_store_is_exported_in_global_order_with_what_is_archived()
    {
        await using var store = await FilledStoreAsync();
        var lines = await LinesAsync(output => store.ExportAsync(output));
        Assert.Equal(["a@1", "b@1", "a@2", "b archived"], lines);
    }

    [Fact]
    public async Task An_export_goes_on_after_a_position()
    {
        await using var store = await FilledStoreAsync();
        var lines = await LinesAsync(output => store.ExportAsync(output, afterPosition: 2));
        Assert.Equal(["a@2", "b archived"], lines);
    }

    [Fact]
    public async Task What_was_archived_since_is_part_of_an_export_that_goes_on()
    {
        await using var store = await FilledStoreAsync();
        await store.ArchiveStreamAsync(Stream("a"), ExpectedVersion.Any);
        Assert.Equal(["a archived", "b archived"], (await LinesAsync(output => store.ExportAsync(output, afterPosition: 3))).Order());
    }

    [Fact]
    public async Task Some_streams_are_exported_one_after_the_other()
    {
        await using var store = await FilledStoreAsync();
        var lines = await LinesAsync(output => store.ExportStreamsAsync([Stream("b"), Stream("missing"), Stream("a")], output));
        Assert.Equal(["b@1", "b archived", "a@1", "a@2"], lines);
    }

    private static StreamId Stream(string id) => new("account", id);

    private static async Task<InMemoryEventStore> FilledStoreAsync()
    {
        var store = new InMemoryEventStore();
        foreach (var id in new[] { "a", "b", "a" })
        {
            EventData[] events = [new(Guid.NewGuid(), new EventType("booked", 1), "{}"u8.ToArray(), DateTimeOffset.UnixEpoch, EventMetadata.Empty)];
            await store.AppendAsync(new StreamAppend { Stream = Stream(id), Expected = ExpectedVersion.Any, Events = events });
        }

        await store.ArchiveStreamAsync(Stream("b"), ExpectedVersion.Any);
        return store;
    }

    private static async Task<List<string>> LinesAsync(Func<Stream, Task<long>> export)
    {
        using var file = new MemoryStream();
        var count = await export(file);
        file.Position = 0;
        var lines = new List<string>();
        await foreach (var line in ExchangedLines.ReadAsync(file))
            lines.Add(line.Event is { } recorded ? $"{recorded.Stream.Id}@{recorded.Version}" : $"{line.Archived!.Value.Id} archived");
        Assert.Equal(count, lines.Count);
        return lines;
    }
}
