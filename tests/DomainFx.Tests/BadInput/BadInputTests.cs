using System.Text;
using DomainFx.Stores;

namespace DomainFx.Tests.BadInput;

/// <summary>What the program meets in its store although it never wrote it. Each case is told apart, says where and what to do, and leaves the store as it was.</summary>
public abstract class BadInputTests : IAsyncLifetime
{
    private static readonly StreamId Stream = new("ledger", "l-1");

    private BadInputDomain _domain = null!;

    protected abstract BadInputDomain Open();

    public async ValueTask InitializeAsync()
    {
        _domain = Open();
        await _domain.Ledger.OpenAsync("Ada");
        await _domain.Ledger.BookAsync(5);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _domain.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_unknown_event_type_stops_the_load_and_says_what_is_missing()
    {
        await Append(new EventType("interest-paid", 1), """{"amount":1}""");

        var failure = await Refused<UnknownEventTypeException>();

        Assert.Equal((Stream, 3L, new EventType("interest-paid", 1)), (failure.Stream, failure.Version, failure.Type));
        Says(failure, "ledger/l-1", "version 3", $"position {failure.Position}", "'interest-paid v1'", "Add an [Event] method", "[EventType(\"interest-paid\")]");
    }

    [Fact]
    public async Task A_stream_of_a_newer_program_is_not_half_understood()
    {
        await Append(new EventType("amount-booked", 2), """{"amount":1,"note":{"text":"","day":null}}""");

        var failure = await Refused<UnknownEventTypeException>();

        Says(failure, "ledger/l-1", "version 3", $"position {failure.Position}", "'amount-booked v2'", "up to 1", "deploy that version");
    }

    [Theory]
    [InlineData("""{"amount":1,"note":{"text":"a","day":"2026-01-31"}""", "$.note")]
    [InlineData("""{"amount":1,"note":{"text":"a","day":"2026-01-31"}} x""", "$")]
    [InlineData("""{"amount":1,"note":{"text":"a\qb","day":null}}""", "$.note.text")]
    [InlineData("""{"amount":,"note":{"text":"a","day":null}}""", "$.amount")]
    [InlineData("""{"amount":01,"note":{"text":"a","day":null}}""", "$.amount")]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    public Task Malformed_json_names_the_place(string json, string path) => Unreadable(json, path);

    [Theory]
    [InlineData("""{"amount":1,"note":{"text":"a"}}""", "$.note", "day")]
    [InlineData("""{"amount":1,"note":null}""", "$.note", "null")]
    [InlineData("""{"amount":null,"note":{"text":"a","day":null}}""", "$.amount", "null")]
    public Task A_missing_value_names_the_property(string json, string path, string problem) => Unreadable(json, path, problem);

    [Theory]
    [InlineData("""{"amount":2147483648,"note":{"text":"a","day":null}}""", "$.amount")]
    [InlineData("""{"amount":1.5,"note":{"text":"a","day":null}}""", "$.amount")]
    [InlineData("""{"amount":"1","note":{"text":"a","day":null}}""", "$.amount")]
    [InlineData("""{"amount":1,"note":{"text":"a","day":"2026-02-30"}}""", "$.note.day")]
    [InlineData("""{"amount":1,"note":{"text":7,"day":null}}""", "$.note.text")]
    public Task A_value_out_of_range_or_of_another_kind_names_the_property(string json, string path) => Unreadable(json, path);

    [Fact]
    public async Task A_snapshot_of_another_shape_is_ignored()
    {
        await Store.SaveSnapshotAsync(new Snapshot(Stream, 42, 2, """{"owner":"Eve","total":1000000,"_amounts":[]}"""u8.ToArray()));

        await StateIs("Ada", 5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\u0000\u0001")]
    [InlineData("""{"Owner":"Eve","Total":"x","_amounts":[]}""")]
    [InlineData("""{"Owner":"Eve","Total":1}""")]
    public async Task A_corrupt_snapshot_is_ignored_and_the_state_rebuilt(string json)
    {
        await Store.SaveSnapshotAsync(new Snapshot(Stream, BadInputDomain.SnapshotKey, 2, Encoding.UTF8.GetBytes(json)));

        await StateIs("Ada", 5);
    }

    [Fact]
    public async Task A_corrupt_snapshot_does_not_stop_commands_and_is_replaced()
    {
        await Store.SaveSnapshotAsync(new Snapshot(Stream, BadInputDomain.SnapshotKey, 2, "{"u8.ToArray()));

        var result = await _domain.Ledger.BookAsync(6);

        Assert.Equal(3, result.StreamVersion);
        await StateIs("Ada", 5, 6);
    }

    [Fact]
    public async Task A_snapshot_from_the_future_is_not_trusted_over_the_events()
    {
        var future = await SnapshotOfAnotherStream();

        await Store.SaveSnapshotAsync(future with { Stream = Stream, Version = 9 });

        await StateIs("Ada", 5);
    }

    [Fact]
    public async Task A_bad_event_behind_a_good_snapshot_is_still_refused()
    {
        await _domain.Ledger.BookAsync(6);
        await Append(new EventType("amount-booked", 1), "{");

        await Refused<EventSerializationException>();
    }

    private IEventStore Store => _domain.Store;

    private async Task<Snapshot> SnapshotOfAnotherStream()
    {
        var other = _domain.LedgerOf("l-2");
        await other.OpenAsync("Eve");
        await other.BookAsync(1_000_000);
        await other.BookAsync(1);
        return await _domain.NextSnapshot(new StreamId("ledger", "l-2"));
    }

    private async Task Unreadable(string json, string path, string problem = "")
    {
        await Append(new EventType("amount-booked", 1), json);

        var failure = await Refused<EventSerializationException>();

        Assert.Equal((Stream, 3L, new EventType("amount-booked", 1), path), (failure.Stream, failure.Version, failure.Type, failure.Path));
        Says(failure, "ledger/l-1", "version 3", $"position {failure.Position}", "'amount-booked v1'", $"At {path} ", problem, "upcast the old form", "restore it from a backup");
    }

    // By a load, by a command, by decoding: the same exception each time, and the store as it was before.
    private async Task<T> Refused<T>()
        where T : DomainFxException
    {
        var before = await _domain.Events();
        var failure = await Assert.ThrowsAsync<T>(() => _domain.Ledger.LoadAsync());
        var again = await Assert.ThrowsAsync<T>(() => _domain.Ledger.BookAsync(1));
        Assert.Equal(failure.Message, again.Message);
        await Assert.ThrowsAsync<T>(() => _domain.Ledger.Try.BookAsync(1));
        Assert.Equal(failure.Message, Assert.Throws<T>(() => _domain.Decode(before[^1])).Message);
        Assert.Equal(before.Select(Content), (await _domain.Events()).Select(Content));
        Assert.Equal(before.Count, (await Store.GetStreamAsync(Stream)).Version);
        return failure;
    }

    private static string Content(RecordedEvent recorded) => $"{recorded} {recorded.EventId} {Encoding.UTF8.GetString(recorded.Data.Span)}";

    private static void Says(Exception failure, params string[] parts) => Assert.All(parts, part => Assert.Contains(part, failure.Message, StringComparison.Ordinal));

    private async Task StateIs(string owner, params int[] amounts)
    {
        var ledger = await _domain.Ledger.LoadAsync();
        Assert.Equal((owner, amounts.Sum(amount => (long)amount), 1L + amounts.Length), (ledger.Owner, ledger.Total, ledger.Version));
        Assert.Equal(amounts, ledger.Amounts);
    }

    private async Task Append(EventType type, string json) =>
        await Store.AppendAsync(new StreamAppend
        {
            Stream = Stream,
            Expected = ExpectedVersion.Exactly((await Store.GetStreamAsync(Stream)).Version),
            Events = new[] { new EventData(Guid.NewGuid(), type, Encoding.UTF8.GetBytes(json), DateTimeOffset.UtcNow, EventMetadata.Empty) },
        });
}
