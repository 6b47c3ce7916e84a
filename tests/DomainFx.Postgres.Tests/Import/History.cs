using System.Text;
using System.Text.RegularExpressions;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Import;

/// <summary>Lines to import.</summary>
internal static partial class History
{
    public static readonly StreamId Archived = TestEvents.Stream("archived");
    public static readonly StreamId Deleted = TestEvents.Stream("deleted");

    /// <summary>All that a store can hold: odd payloads, metadata, several categories and types, an archived and a deleted stream.</summary>
    public static async Task FillAsync(IEventStore store)
    {
        var metadata = new EventMetadata { UserId = "ann", CorrelationId = "c \"1\"", Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["h"] = "v\n" } };
        string[] payloads = ["{}", "", " {\"a\":1}", "{\"text\":\"\\u0000 \\ud800 ž\"}", "no json", new string('x', 200_000)];
        foreach (var payload in payloads)
        {
            var data = TestEvents.Event(payload, $"type-{payload.Length % 3}") with { Metadata = metadata, OccurredAt = DateTimeOffset.UnixEpoch.AddTicks(payload.Length + 1) };
            await store.AppendAsync("archived", data);
            await store.AppendAsync("deleted", TestEvents.Event(payload));
            await store.AppendAsync(new StreamAppend { Stream = new StreamId("other", "deleted"), Expected = ExpectedVersion.Any, Events = new[] { TestEvents.Event(payload), TestEvents.Event() } });
        }

        await store.ArchiveStreamAsync(Archived, ExpectedVersion.Any);
        await store.DeleteStreamAsync(Deleted, ExpectedVersion.Any);
    }

    public static IAsyncEnumerable<ExchangedLine> Lines(string stream, long fromVersion, int count) =>
        Lines(stream, fromVersion, [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())]);

    public static IAsyncEnumerable<ExchangedLine> Lines(string stream, long fromVersion, Guid[] ids) =>
        ids.Select((id, i) => Line(stream, fromVersion + i, id)).ToAsyncEnumerable();

    public static ExchangedLine Line(string stream, long version, Guid id) => ExchangedLine.Of(Event(TestEvents.Stream(stream), version, id));

    public static RecordedEvent Event(StreamId stream, long version, Guid id, EventType? type = null) => new()
    {
        Stream = stream,
        Version = version,
        Position = version,
        Type = type ?? new EventType("tested", 1),
        EventId = id,
        Data = "{}"u8.ToArray(),
        Metadata = EventMetadata.Empty,
        OccurredAt = DateTimeOffset.UnixEpoch,
        RecordedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>The lines up to one, then a failure, as of a disk.</summary>
    public static async IAsyncEnumerable<ExchangedLine> BreakingAt(IAsyncEnumerable<ExchangedLine> lines, int count)
    {
        await foreach (var line in lines)
        {
            if (count-- == 0) throw new IOException("The disk is gone.");
            yield return line;
        }
    }

    public static async Task<byte[]> ExportAsync(IEventStore store)
    {
        using var output = new MemoryStream();
        await store.ExportAsync(output);
        return output.ToArray();
    }

    public static IAsyncEnumerable<ExchangedLine> Read(byte[] exported) => ExchangedLines.ReadAsync(new MemoryStream(exported));

    public static string WithoutPositions(byte[] exported) => Position().Replace(Encoding.UTF8.GetString(exported), "");

    /// <summary>Every event with all that it carries, in global order.</summary>
    public static async Task<string> DescribeAsync(IEventStore store) => string.Join('\n', (await store.ReadAllAsync()).Select(recorded =>
        $"{recorded.Stream} {recorded.Version} {recorded.Type} {recorded.EventId} {recorded.OccurredAt:O} {recorded.RecordedAt:O} {Convert.ToBase64String(recorded.Data.Span)} "
        + $"{recorded.Metadata.UserId} {recorded.Metadata.CorrelationId} {string.Join(',', recorded.Metadata.Headers)}"));

    [GeneratedRegex("\"position\":[0-9]+,")]
    private static partial Regex Position();
}
