using System.Globalization;
using System.Text;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

/// <summary>One run of a case: an open store, a clock, and the short forms in which cases are written.</summary>
internal sealed class ConformanceRun : IAsyncDisposable
{
    public const int WholeStream = 1_000_000;

    private readonly StoreUnderTest _source;
    private readonly List<IEventStore> _opened = [];
    private int _streams;

    private ConformanceRun(StoreUnderTest source, CancellationToken token)
    {
        _source = source;
        Token = token;
    }

    public IEventStore Store { get; private set; } = null!;

    public IProjectionStore Projections => (Store as IProjectionStoreSource)?.Projections
        ?? throw new ExpectationException($"{Store.GetType().Name} keeps no projections: it does not implement IProjectionStoreSource.");

    public ManualClock Clock { get; } = new();

    public CancellationToken Token { get; }

    public StoreCapabilities Capabilities => _source.Capabilities;

    public static async Task<ConformanceRun> StartAsync(StoreUnderTest source, CancellationToken token)
    {
        var run = new ConformanceRun(source, token);
        run.Store = await run.OpenAnotherAsync().ConfigureAwait(false);
        return run;
    }

    public async Task<IEventStore> OpenAnotherAsync()
    {
        var store = await _source.OpenAsync(Clock, Token).ConfigureAwait(false);
        _opened.Add(store);
        return store;
    }

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync().ConfigureAwait(false);
        Store = await OpenAnotherAsync().ConfigureAwait(false);
    }

    public StreamId NewStream(string category = "account") =>
        new(category, string.Create(CultureInfo.InvariantCulture, $"stream-{Interlocked.Increment(ref _streams)}"));

    public EventData Event(string type = "happened", string data = "{\"n\":1}") => Event(Encoding.UTF8.GetBytes(data), type);

    public EventData Event(byte[] data, string type = "happened") =>
        new(Guid.NewGuid(), new EventType(type, 1), data, Clock.GetUtcNow(), EventMetadata.Empty);

    public EventData[] Events(int count) => [.. Enumerable.Range(1, count).Select(n => Event(data: string.Create(CultureInfo.InvariantCulture, $"{{\"n\":{n}}}")))];

    public static StreamAppend Append(StreamId stream, ExpectedVersion expected, params EventData[] events) =>
        new() { Stream = stream, Expected = expected, Events = events };

    public static StreamAppend Command(StreamId stream, ExpectedVersion expected, CommandKey command, params EventData[] events) =>
        new() { Stream = stream, Expected = expected, Events = events, Command = command };

    public ValueTask<AppendResult> AppendAsync(StreamId stream, ExpectedVersion expected, params EventData[] events) =>
        Store.AppendAsync(Append(stream, expected, events), Token);

    public ValueTask<AppendResult> AppendAsync(StreamAppend append) => Store.AppendAsync(append, Token);

    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(params StreamAppend[] appends) => Store.AppendAsync(appends, Token);

    /// <summary>Puts a number of events on a stream, whatever is there.</summary>
    public async Task<EventData[]> FillAsync(StreamId stream, int count)
    {
        var events = Events(count);
        await AppendAsync(stream, ExpectedVersion.Any, events).ConfigureAwait(false);
        return events;
    }

    public async Task<ReadResult> ReadAsync(
        StreamId stream, long fromVersion = 1, ReadDirection direction = ReadDirection.Forward, int maxCount = WholeStream)
    {
        using var page = await Store.ReadStreamAsync(stream, fromVersion, direction, maxCount, Token).ConfigureAwait(false);
        return new ReadResult(page.ToRecordedEvents(), page.HasMore, page.NextPosition);
    }

    public async Task<ReadResult> ReadAllAsync(long afterPosition = 0, EventFilter? filter = null, int maxCount = WholeStream)
    {
        using var page = await Store.ReadAllAsync(afterPosition, filter ?? EventFilter.All, maxCount, Token).ConfigureAwait(false);
        return new ReadResult(page.ToRecordedEvents(), page.HasMore, page.NextPosition);
    }

    public async Task<long> VersionAsync(StreamId stream) => (await Store.GetStreamAsync(stream, Token).ConfigureAwait(false)).Version;

    public async Task ExpectVersionAsync(StreamId stream, long version) =>
        Expect.Equal(version, await VersionAsync(stream).ConfigureAwait(false), $"the version of '{stream}'");

    /// <summary>The stream holds these events, in this order, under versions 1, 2, 3 …</summary>
    public async Task ExpectEventsAsync(StreamId stream, IEnumerable<EventData> events)
    {
        var expected = events.Select(sent => sent.EventId).ToArray();
        var read = await ReadAsync(stream).ConfigureAwait(false);
        Expect.InOrder(expected, read.Ids, $"event ids in '{stream}'");
        Expect.InOrder([.. Enumerable.Range(1, expected.Length).Select(version => (long)version)], read.Versions, $"versions in '{stream}'");
        await ExpectVersionAsync(stream, expected.Length).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened) await store.DisposeAsync().ConfigureAwait(false);
    }
}
