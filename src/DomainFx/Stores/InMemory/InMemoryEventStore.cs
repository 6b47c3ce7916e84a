using DomainFx.Projections;

namespace DomainFx.Stores.InMemory;

/// <summary>Keeps streams in memory: for tests and trials, and as the worked example of the store contract.</summary>
public sealed class InMemoryEventStore(TimeProvider? timeProvider = null) : IEventStore, IProjectionStoreSource
{
    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;
    private readonly Dictionary<StreamId, InMemoryStream> _streams = [];
    private readonly List<RecordedEvent?> _log = []; // position p is at index p - 1; null once erased
    private readonly Dictionary<long, Guid> _erased = []; // the ids of those events, by their positions
    private readonly HeadSignal _signal = new();
    private readonly InMemoryProjectionStore _projections = new(timeProvider ?? TimeProvider.System);

    /// <inheritdoc/>
    public IProjectionStore Projections => _projections;

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken = default) =>
        Locked(append, static (store, append) => store.AppendOne(append), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default) =>
        Locked(appends, static (store, appends) => store.AppendAll(appends), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StreamInfo> GetStreamAsync(StreamId stream, CancellationToken cancellationToken = default) =>
        Locked(stream, static (store, stream) => store.Find(stream).Info, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventPage> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, int maxCount, CancellationToken cancellationToken = default) =>
        Locked((stream, fromVersion, direction, maxCount), static (store, read) => store.ReadStream(read.stream, read.fromVersion, read.direction, read.maxCount), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventPage> ReadAllAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken = default) =>
        Locked((afterPosition, filter, maxCount), static (store, read) => store.ReadAll(read.afterPosition, read.filter, read.maxCount), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(long afterPosition, long upToPosition, EventFilter filter, CancellationToken cancellationToken = default) =>
        Locked((afterPosition, upToPosition, filter), static (store, count) => store.Count(count.afterPosition, count.upToPosition, count.filter), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) =>
        Locked(this, static (store, _) => (long)store._log.Count, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CheckpointTrace> TraceAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default) =>
        Locked(checkpoint, static (store, checkpoint) => store.Trace(checkpoint), cancellationToken);

    /// <inheritdoc/>
    public ValueTask WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) =>
        new(_signal.WaitAsync(afterPosition, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken = default) =>
        Locked(request, static (store, request) => store.Load(request), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken = default) =>
        await Locked(snapshot, static (store, snapshot) => store.Save(snapshot), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask ArchiveStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) =>
        await Locked((stream, expected), static (store, close) => store.Close(close.stream, close.expected, StreamState.Archived), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DeleteStreamAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken = default) =>
        await Locked((stream, expected), static (store, close) => store.Close(close.stream, close.expected, StreamState.Deleted), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _signal.Close();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<TResult> Locked<TState, TResult>(TState state, Func<InMemoryEventStore, TState, TResult> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_signal.IsClosed, this);
        lock (_projections.Gate) return work(this, state); // one for both, so that rows of inline read models are there with the events
    }

    private InMemoryStream Find(StreamId id) => _streams.GetValueOrDefault(id, InMemoryStream.Missing);

    // What to answer without appending; null if it is to be appended.
    private AppendResult? Answer(StreamAppend append)
    {
        var stream = Find(append.Stream);
        if (FirstResult(stream, append) is { } first) return first;
        append.RequireOpen(stream.Info);
        return append.Events.IsEmpty ? new AppendResult(stream.Version, Position: 0, IsDuplicate: false) : null;
    }

    // What the same append came to before; null if this is no repetition.
    private static AppendResult? FirstResult(InMemoryStream stream, StreamAppend append)
    {
        if (append.KeyToRemember is { } key)
        {
            if (!stream.Commands.TryGetValue(key.Id, out var first)) return null;
            return first.Key == key ? new AppendResult(first.LastVersion, first.Position, IsDuplicate: true) : throw new CommandIdReusedException(append.Stream, key.Id);
        }

        if (append.Events.IsEmpty || append.Expected.Version > stream.Events.Count - append.Events.Length) return null;
        var stored = stream.Events.GetRange((int)append.Expected.Version, append.Events.Length);
        if (!append.Events.ToArray().Select(data => data.EventId).SequenceEqual(stored.Select(recorded => recorded.EventId))) return null;
        return new AppendResult(stored[^1].Version, stored[^1].Position, IsDuplicate: true);
    }

    // With parts that only check a stream: if all events are stored, it is a repetition, whatever became of those streams.
    private IReadOnlyList<AppendResult>? FirstResults(IReadOnlyList<StreamAppend> appends)
    {
        if (appends.All(static append => append.Events.IsEmpty) || !appends.Any(static append => append.Events.IsEmpty)) return null;
        AppendResult?[] first = [.. appends.Select(append => append.Events.IsEmpty
            ? new AppendResult(append.Expected.IsExact ? append.Expected.Version : Find(append.Stream).Version, Position: 0, IsDuplicate: true)
            : FirstResult(Find(append.Stream), append))];
        return first.Any(static one => one is null) ? null : [.. first.Select(static one => one!.Value)];
    }

    private AppendResult Append(StreamAppend append)
    {
        if (!_streams.TryGetValue(append.Stream, out var stream)) _streams.Add(append.Stream, stream = new InMemoryStream());
        var (firstVersion, now) = (stream.Version + 1, _time.GetUtcNow());
        foreach (ref readonly var data in append.Events.Span)
        {
            var recorded = new RecordedEvent
            {
                Stream = append.Stream, Version = ++stream.Version, Position = _log.Count + 1, Type = data.Type, EventId = data.EventId,
                Data = data.Data.ToArray(), Metadata = data.Metadata, OccurredAt = data.OccurredAt.ToUniversalTime(), RecordedAt = now,
            };
            stream.Events.Add(recorded);
            _log.Add(recorded);
        }

        if (append.KeyToRemember is { } key) stream.Commands.Add(key.Id, new RememberedCommand(key, firstVersion, stream.Version, _log.Count));
        _projections.Appended(append.ReadModels, _log.Count);
        _signal.Advance(_log.Count);
        return new AppendResult(stream.Version, _log.Count, IsDuplicate: false);
    }

    private AppendResult AppendOne(StreamAppend append)
    {
        if (Answer(append) is { } answer) return answer;
        _projections.Follow(append);
        _projections.RequireStages(append.ReadModels);
        return Append(append);
    }

    private IReadOnlyList<AppendResult> AppendAll(IReadOnlyList<StreamAppend> appends)
    {
        StreamAppend.RequireDifferentStreams(appends);
        if (FirstResults(appends) is { } first) return first;
        AppendResult?[] answers = [.. appends.Select(Answer)];
        var toAppend = appends.Where((_, i) => answers[i] is null).ToList();
        toAppend.ForEach(_projections.Follow);
        toAppend.ForEach(append => _projections.RequireStages(append.ReadModels));
        return [.. answers.Select((answer, i) => answer ?? Append(appends[i]))]; // what throws, does before the first is appended
    }

    private EventPage ReadStream(StreamId id, long fromVersion, ReadDirection direction, int maxCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromVersion, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        var (page, stream) = (new EventPage(), Find(id));
        var index = fromVersion - (stream.Version - stream.Events.Count + 1);
        (index, var step) = direction is ReadDirection.Forward ? (Math.Max(index, 0), 1) : (Math.Min(index, stream.Events.Count - 1), -1);
        for (; index >= 0 && index < stream.Events.Count && page.Count < maxCount; index += step) page.Add(stream.Events[(int)index]);
        page.HasMore = index >= 0 && index < stream.Events.Count;
        return page;
    }

    private EventPage ReadAll(long afterPosition, EventFilter filter, int maxCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        var page = new EventPage { NextPosition = Math.Max(afterPosition, _log.Count) };
        for (var position = afterPosition + 1; position <= _log.Count; position++)
        {
            if (_log[(int)position - 1] is not { } recorded || !filter.Matches(recorded)) continue;
            page.HasMore = page.Count == maxCount;
            if (page.HasMore) break;
            page.Add(recorded);
        }

        if (page.HasMore) page.NextPosition = page[page.Count - 1].Position;
        return page;
    }

    private long Count(long afterPosition, long upToPosition, EventFilter filter)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        var count = 0;
        for (var position = afterPosition + 1; position <= Math.Min(upToPosition, _log.Count); position++)
        {
            if (_log[(int)position - 1] is { } recorded && filter.Matches(recorded)) count++;
        }

        return count;
    }

    private CheckpointTrace Trace(Checkpoint checkpoint)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(checkpoint.Position, 1, nameof(checkpoint));
        var isIntact = checkpoint.Position <= _log.Count && (checkpoint.EventId == Guid.Empty
            || checkpoint.EventId == (_log[(int)checkpoint.Position - 1]?.EventId ?? _erased[checkpoint.Position]));
        return new CheckpointTrace(isIntact, _log.Count, Incarnation: null);
    }

    private AggregateLoad Load(LoadRequest request)
    {
        var stream = Find(request.Stream);
        var snapshot = request.SnapshotKey is { } key ? stream.Snapshots.GetValueOrDefault(key) : null;
        var from = Math.Min(snapshot?.Version ?? request.AfterVersion, stream.Version) + 1;
        return new AggregateLoad
        {
            Stream = stream.Info,
            Snapshot = snapshot,
            Events = stream.State is StreamState.Deleted ? new EventPage() : ReadStream(request.Stream, from, ReadDirection.Forward, request.MaxEvents),
            Command = request.CommandId is { } id && stream.Commands.TryGetValue(id, out var command) ? command : null,
        };
    }

    private bool Save(Snapshot snapshot)
    {
        var stream = Find(snapshot.Stream);
        if (stream.State is StreamState.Missing or StreamState.Deleted || snapshot.Version > stream.Version) return false;
        if (stream.Snapshots.TryGetValue(snapshot.Key, out var newest) && newest.Version > snapshot.Version) return false;
        stream.Snapshots[snapshot.Key] = snapshot with { Data = snapshot.Data.ToArray() };
        return true;
    }

    private bool Close(StreamId id, ExpectedVersion expected, StreamState state)
    {
        var stream = Find(id);
        if (stream.State == state || (stream.State is StreamState.Missing && expected.IsMetBy(0))) return false;
        if (stream.State is StreamState.Deleted) throw new StreamClosedException(id, stream.State);
        if (!expected.IsMetBy(stream.Version)) throw new ConcurrencyException(id, expected, stream.Version);
        stream.State = state;
        if (state is StreamState.Archived) return true;
        foreach (var recorded in stream.Events) (_erased[recorded.Position], _log[(int)recorded.Position - 1]) = (recorded.EventId, null);
        _streams[id] = new InMemoryStream { State = state, Version = stream.Version };
        var eventTypes = stream.Events.Select(recorded => recorded.Type.Name).ToHashSet(StringComparer.Ordinal);
        _projections.Deleted(id, eventTypes, stream.Events.Select(recorded => recorded.Position));
        Append(StreamTombstone.Append(id, stream.Version, eventTypes, _time.GetUtcNow()));
        return true;
    }
}
