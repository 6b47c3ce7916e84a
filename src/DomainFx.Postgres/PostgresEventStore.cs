using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Postgres.Import;
using DomainFx.Postgres.Notifications;
using DomainFx.Postgres.Projections;
using DomainFx.Postgres.Reading;
using DomainFx.Postgres.Writing;
using DomainFx.Projections;
using DomainFx.Stores;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Postgres;

/// <summary>
/// Keeps streams in a PostgreSQL database: durable when an append is answered, in an order that readers can follow without missing an event.
/// The schema is checked, and created or migrated, on first use.
/// </summary>
public sealed class PostgresEventStore : IEventStore, IProjectionStoreSource
{
    private readonly PostgresDatabase _database;
    private readonly HeadSignal _signal = new();
    private readonly BatchSink _batches;
    private readonly CoalescingAppender _appender;
    private readonly CoalescingLoader _loader;
    private readonly AllStreamsReader _allStreams;
    private readonly FenceGauge _fence;
    private readonly HeadPoller _poller;
    private readonly Notifier _notifier;
    private readonly Listener _listener;
    private readonly Lazy<Task> _disposal;

    /// <summary>Makes a store; nothing is opened yet.</summary>
    /// <exception cref="ArgumentException">The options name no database, or a schema that cannot be.</exception>
    public PostgresEventStore(PostgresStoreOptions options)
    {
        PostgresSettings.Check(options);
        _database = new PostgresDatabase(options);
        _fence = new FenceGauge(_database);
        _poller = new HeadPoller(_signal, PollHeadAsync, options.PollInterval, options.MaxPollInterval);
        _notifier = new Notifier(_database);
        _listener = new Listener(options, _poller.Wake);
        _batches = new BatchSink(_database, Appended);
        _appender = new CoalescingAppender(_batches, options.Coalescing);
        _loader = new CoalescingLoader(_database);
        _allStreams = new AllStreamsReader(_database);
        Projections = new PostgresProjectionStore(_database);
        _disposal = new Lazy<Task>(CloseAsync);
    }

    /// <inheritdoc/>
    public IProjectionStore Projections { get; }

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default) =>
        _appender.AppendAsync(append, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default) =>
        _appender.AppendAsync(appends, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StreamInfo> GetStreamAsync(StreamId stream, CancellationToken cancellationToken = default) =>
        _database.RunAsync(stream, static (session, stream, token) => session.Streams.FindAsync(stream, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventPage> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, int maxCount, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromVersion, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return _database.RunAsync(
            (stream, fromVersion, direction, maxCount),
            static (session, read, token) => (read.direction is ReadDirection.Forward ? session.ReadForward : session.ReadBackward).ReadAsync(read.stream, read.fromVersion, read.maxCount, token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<EventPage> ReadAllAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return _allStreams.ReadAsync(afterPosition, filter, maxCount, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(long afterPosition, long upToPosition, EventFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        ArgumentNullException.ThrowIfNull(filter);
        return _allStreams.CountAsync(afterPosition, upToPosition, filter, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) =>
        _database.RunAsync(0, static (session, _, token) => session.Head.ReadAsync(token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CheckpointTrace> TraceAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(checkpoint.Position, 1, nameof(checkpoint));
        return _database.RunAsync(checkpoint, static (session, checkpoint, token) => TraceStatement.RunAsync(session, checkpoint, token), cancellationToken);
    }

    /// <summary>How far readers of all streams may read, and which append holds them back if one does: for health checks.</summary>
    /// <exception cref="EventStoreException">The database failed.</exception>
    public ValueTask<PostgresFence> ReadFenceAsync(CancellationToken cancellationToken = default) =>
        _database.RunAsync(0, static (session, _, token) => session.Fence.ReadAsync(token), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
    {
        _signal.Advance(await GetHeadAsync(cancellationToken).ConfigureAwait(false), mayGoBack: true);
        var signalled = _signal.WaitAsync(afterPosition, cancellationToken);
        if (!signalled.IsCompleted)
        {
            _listener.Start();
            _poller.Start();
        }

        await signalled.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken = default) =>
        _loader.LoadAsync(request, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        await _database.RunAsync(snapshot, static (session, snapshot, token) => Done(session.Streams.SaveSnapshotAsync(snapshot, token)), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask ArchiveStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) =>
        await _database.RunAsync(
            (stream, expected), static (session, close, token) => Done(session.Streams.ArchiveAsync(close.stream, close.expected, token)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DeleteStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default)
    {
        var now = _database.Options.TimeProvider.GetUtcNow();
        await _database.RunAsync(
            (stream, expected, now), static (session, close, token) => Done(session.Streams.DeleteAsync(close.stream, close.expected, close.now, token)), cancellationToken).ConfigureAwait(false);
        Appended();
    }

    /// <summary>Imports history: events keep their stream, version, id, times and metadata; positions are new, in the order of the lines. It needs the
    /// rights of the schema's owner. It runs beside appends and readers, in chunks; broken off, it goes on where it stood if the same lines are given again.</summary>
    /// <param name="name">Names the import, so that it can be gone on with.</param>
    /// <param name="lines">The history, for example from <see cref="ExchangedLines.ReadAsync"/>. The events of a stream are in order, and follow those that it has.</param>
    /// <param name="progress">Told after each chunk.</param>
    /// <param name="cancellationToken">Ends the import between two chunks, or takes back the one it is at.</param>
    /// <returns>The lines that are stored, and the events that this call stored.</returns>
    /// <exception cref="ConcurrencyException">An event is not its stream's next.</exception>
    /// <exception cref="StreamClosedException">A stream is archived or deleted already.</exception>
    /// <exception cref="EventStoreException">The lines are others than those that an import of this name stored, or the store failed.</exception>
    public Task<ImportProgress> ImportAsync(
        string name, IAsyncEnumerable<ExchangedLine> lines, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(lines);
        return new EventImport(_database, name).RunAsync(lines, _poller.Wake, progress, cancellationToken);
    }

    /// <summary>Waits for the appends under way, then closes the connections that are the store's own. Whoever waits for events is told.</summary>
    public ValueTask DisposeAsync() => new(_disposal.Value);

    private async ValueTask<long> PollHeadAsync()
    {
        var head = await GetHeadAsync().ConfigureAwait(false);
        await _fence.ObserveAsync().ConfigureAwait(false);
        return head;
    }

    private void Appended()
    {
        // Not the position that was appended: others below it may be in flight. The poller reads the fence.
        _poller.Wake();
        _notifier.Appended();
    }

    private static async ValueTask<bool> Done(ValueTask work)
    {
        await work.ConfigureAwait(false);
        return true;
    }

    private async Task CloseAsync()
    {
        _signal.Close();
        await _listener.DisposeAsync().ConfigureAwait(false);
        await _appender.DisposeAsync().ConfigureAwait(false);
        _batches.Dispose();
        await _database.DisposeAsync().ConfigureAwait(false);
    }
}
