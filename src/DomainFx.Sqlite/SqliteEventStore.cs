using DomainFx.Projections;
using DomainFx.Sqlite.Connections;
using DomainFx.Sqlite.Projections;
using DomainFx.Sqlite.Reading;
using DomainFx.Sqlite.Tables;
using DomainFx.Sqlite.Writing;
using DomainFx.Stores;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Sqlite;

/// <summary>
/// Keeps streams in a SQLite file: embedded, and durable when an append is answered. The file is opened, and its schema created or migrated, on first use.
/// Several processes of one machine may use one file.
/// </summary>
public sealed class SqliteEventStore : IEventStore, IProjectionStoreSource
{
    private readonly TimeProvider _time;
    private readonly HeadSignal _signal = new();
    private readonly Writer _writer;
    private readonly BatchSink _batches;
    private readonly CoalescingAppender _appender;
    private readonly ReaderPool _readers;
    private readonly AllStreamsReader _allStreams;
    private readonly HeadPoller _poller;
    private readonly Lazy<Task> _disposal;

    /// <summary>Makes a store; nothing is opened yet.</summary>
    /// <exception cref="ArgumentException">The connection string names no file that can be written.</exception>
    public SqliteEventStore(SqliteStoreOptions options)
    {
        var database = new SqliteDatabase(options);
        _time = options.TimeProvider;
        _writer = new Writer(database, _signal);
        _batches = new BatchSink(_writer, _time, options.CommandRetention);
        _appender = new CoalescingAppender(_batches, options.Coalescing);
        _readers = new ReaderPool(database, options.MaxReaders);
        _allStreams = new AllStreamsReader(_readers);
        Projections = new SqliteProjectionStore(_writer, _readers);
        _poller = new HeadPoller(_signal, () => GetHeadAsync(), options.PollInterval);
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
        _readers.ReadAsync(stream, static (session, stream) => session.Streams.Find(stream).Info, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventPage> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, int maxCount, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromVersion, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return _readers.ReadAsync(
            (stream, fromVersion, direction, maxCount),
            static (session, read) => session.Events.ReadStream(read.stream, session.Streams.Find(read.stream).Key, read.fromVersion, read.direction, read.maxCount),
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
        _readers.ReadAsync(0, static (session, _) => session.Head.Read(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CheckpointTrace> TraceAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(checkpoint.Position, 1, nameof(checkpoint));
        return _readers.ReadAsync(
            checkpoint,
            static (session, checkpoint) =>
            {
                var head = session.Head.Read();
                var isIntact = checkpoint.EventId == Guid.Empty ? checkpoint.Position <= head : session.Erased.IsKnown(checkpoint);
                return new CheckpointTrace(isIntact, head, Incarnation: null);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
    {
        // The signal knows this process only, so the file is asked first, and then from time to time.
        _signal.Advance(await GetHeadAsync(cancellationToken).ConfigureAwait(false));
        var signalled = _signal.WaitAsync(afterPosition, cancellationToken);
        if (!signalled.IsCompleted) _poller.Start();
        await signalled.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken = default) =>
        _readers.ReadAsync(request, static (session, request) => AggregateLoader.Load(session, request), cancellationToken);

    /// <inheritdoc/>
    public ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return WriteAsync(
            session =>
            {
                var stream = session.Streams.Find(snapshot.Stream);
                if (stream.State is StreamState.Active or StreamState.Archived && snapshot.Version <= stream.Version) session.Snapshots.Save(stream, snapshot);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask ArchiveStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) =>
        WriteAsync(session => StreamClosing.Archive(session, stream, expected), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DeleteStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) =>
        WriteAsync(session => StreamClosing.Delete(session, stream, expected, _time.GetUtcNow()), cancellationToken, erases: true);

    /// <summary>Waits for the appends under way, then closes the file. Whoever waits for events is told.</summary>
    public ValueTask DisposeAsync() => new(_disposal.Value);

    private async ValueTask WriteAsync(Action<StoreSession> write, CancellationToken cancellationToken, bool erases = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_signal.IsClosed, this);
        await _writer.RunAsync(write, erases, cancellationToken).ConfigureAwait(false);
    }

    private async Task CloseAsync()
    {
        _signal.Close();
        await _appender.DisposeAsync().ConfigureAwait(false);
        _batches.Dispose();
        await _readers.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
    }
}
