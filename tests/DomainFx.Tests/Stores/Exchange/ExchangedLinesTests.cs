using System.Text;
using DomainFx.Stores;

namespace DomainFx.Tests.Stores.Exchange;

public class ExchangedLinesTests
{
    public static TheoryData<string> Payloads =>
    [
        "{}", "{\"a\":1}", "", " {}", "{} ", "{\n}", "{\r}", "null", "[1, 2]", "\"\\u0000 \\ud800\"", "{\"a\":", "no json", "{} {}", "{\"text\":\"žluťoučký 🐎\"}",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Data_comes_back_byte_for_byte(string payload) => await ComesBackAsync(Event(Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public async Task Bytes_that_are_no_text_come_back() => await ComesBackAsync(Event([0x22, 0xFF, 0xFE, 0x22]), Event([0, 1, 2, 10, 13]));

    [Fact]
    public async Task A_megabyte_comes_back() => await ComesBackAsync(Event(Encoding.UTF8.GetBytes($"\"{new string('x', 1 << 20)}\"")), Event("{}"u8.ToArray()));

    [Fact]
    public async Task Everything_about_an_event_comes_back()
    {
        var metadata = new EventMetadata
        {
            CorrelationId = "a \"b\"", CausationId = "c\\d", UserId = "ě", TraceId = "0af7", TenantId = "t",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = "y\n", [""] = "" },
        };
        await ComesBackAsync(Event("{}"u8.ToArray(), metadata), Event("{}"u8.ToArray(), EventMetadata.Empty));
    }

    [Fact]
    public async Task What_is_nothing_comes_back_as_nothing() => await ComesBackAsync(new RecordedEvent
    {
        Stream = new StreamId("account", "a-1"), Version = 1, Position = 0, Type = new EventType("", 0), EventId = Guid.Empty, OccurredAt = default, RecordedAt = default,
        Metadata = EventMetadata.Empty, Data = default,
    });

    [Fact]
    public async Task An_archived_stream_comes_back()
    {
        var lines = await ThereAndBackAsync([ExchangedLine.OfArchived(new StreamId("account", "a/b \"c\""))]);
        Assert.Equal([ExchangedLine.OfArchived(new StreamId("account", "a/b \"c\""))], lines);
    }

    [Fact]
    public async Task A_line_is_readable_json()
    {
        var text = Encoding.UTF8.GetString(await WriteAsync([ExchangedLine.Of(Event("{\"amount\":5}"u8.ToArray()))]));
        Assert.Equal(
            """{"category":"account","id":"a-1","version":3,"position":7,"type":"booked","schemaVersion":2,"eventId":"00000000-0000-0000-0000-000000000009","occurred"""
            + """At":"2026-01-02T03:04:05.1234567Z","recordedAt":"2026-01-02T03:04:06Z","data":{"amount":5}}""" + "\n",
            text);
    }

    [Theory]
    [InlineData("{\"category\":\"account\"}", "Line 1", "\"id\" is missing")]
    [InlineData("\n\n{\"category\":", "Line 3", "")]
    [InlineData("[]", "Line 1", "no JSON object")]
    [InlineData("{} x", "Line 1", "")]
    [InlineData("{\"archived\":{\"category\":\"account\"}}", "Line 1", "\"id\" is missing")]
    public async Task A_damaged_line_is_told_by_its_number(string text, string number, string reason)
    {
        var exception = await Assert.ThrowsAsync<FormatException>(() => ReadAsync(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(number, exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_may_arrive_in_any_pieces()
    {
        ExchangedLine[] lines = [.. Enumerable.Range(0, 20).Select(i => ExchangedLine.Of(Event(Encoding.UTF8.GetBytes($"{{\"n\":{i}}}"))))];
        using var trickle = new TricklingStream(await WriteAsync(lines));
        var read = new List<ExchangedLine>();
        await foreach (var line in ExchangedLines.ReadAsync(trickle)) read.Add(line);
        AssertEqual(lines, read);
    }

    private static RecordedEvent Event(byte[] data, EventMetadata? metadata = null) => new()
    {
        Stream = new StreamId("account", "a-1"),
        Version = 3,
        Position = 7,
        Type = new EventType("booked", 2),
        EventId = new Guid("00000000-0000-0000-0000-000000000009"),
        Data = data,
        Metadata = metadata ?? EventMetadata.Empty,
        OccurredAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234567),
        RecordedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero),
    };

    private static async Task ComesBackAsync(params RecordedEvent[] events)
    {
        ExchangedLine[] lines = [.. events.Select(ExchangedLine.Of)];
        AssertEqual(lines, await ThereAndBackAsync(lines));
    }

    private static void AssertEqual(IReadOnlyList<ExchangedLine> expected, IReadOnlyList<ExchangedLine> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(one.Event!.ToString(), other.Event!.ToString());
            Assert.Equal(one.Event.EventId, other.Event.EventId);
            Assert.Equal(one.Event.Data.ToArray(), other.Event.Data.ToArray());
            Assert.Equal(one.Event.Metadata, other.Event.Metadata);
            Assert.Equal((one.Event.OccurredAt, one.Event.RecordedAt), (other.Event.OccurredAt, other.Event.RecordedAt));
        }
    }

    private static async Task<List<ExchangedLine>> ThereAndBackAsync(IReadOnlyList<ExchangedLine> lines) => await ReadAsync(await WriteAsync(lines));

    private static async Task<byte[]> WriteAsync(IReadOnlyList<ExchangedLine> lines)
    {
        using var output = new MemoryStream();
        Assert.Equal(lines.Count, await ExchangedLines.WriteAsync(lines.ToAsyncEnumerable(), output));
        return output.ToArray();
    }

    private static async Task<List<ExchangedLine>> ReadAsync(byte[] bytes)
    {
        using var input = new MemoryStream(bytes);
        var lines = new List<ExchangedLine>();
        await foreach (var line in ExchangedLines.ReadAsync(input)) lines.Add(line);
        return lines;
    }
}
