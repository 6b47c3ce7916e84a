using DomainFx.Hosting.Reading;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Hosting.Running;

/// <summary>Folds events into the rows of a read model. While one batch is written, the next one is folded.</summary>
internal sealed class ReadModelWork(ReadModelType type, IProjectionStore store, ProjectionOptions options) : IProjectionWork
{
    private readonly ReadModelFold _fold = type.CreateFold(options.MaxCachedRows);
    private ProjectionLease _lease = null!;
    private Checkpoint _stored;
    private Checkpoint _reached;
    private Task _writing = Task.CompletedTask;
    private long _lastWrite;
    private int _parked;
    private (ParkedTouch Touch, string Error)? _toPark;

    public long Position => _reached.Position;

    public bool IsBehind => _reached.Position > _stored.Position;

    public async Task StartAsync(ProjectionLease lease, ProjectionState state, CancellationToken cancellationToken)
    {
        _lease = lease;
        _stored = _reached = state.Partitions[0].Checkpoint;
        _writing = Task.CompletedTask;
        _toPark = null;
        _fold.Forget();
        _fold.ParkedKeys.Clear();
        var parked = await store.GetParkedAsync(state.Key, cancellationToken).ConfigureAwait(false);
        _parked = parked.Count;
        foreach (var one in parked) _fold.ParkedKeys.Add(one.Touch.Key);
    }

    public async Task HandleAsync(LogPage page, long upTo, CancellationToken cancellationToken)
    {
        var missing = _fold.Collect(page.Events, _reached.Position, upTo);
        if (missing.Count > 0)
        {
            // A row that was written a moment ago may be among them.
            await _writing.ConfigureAwait(false);
            _fold.Load(await store.ReadRowsAsync(type.Table, missing, cancellationToken).ConfigureAwait(false));
        }

        _fold.Apply();
        _reached = CheckpointAt(page.Events, upTo);
        var (changes, parked) = (_fold.Take(), _fold.TakeParked());
        if (changes.IsEmpty && parked.Count == 0 && options.TimeProvider.GetElapsedTime(_lastWrite) < options.IdleCheckpointInterval) return;

        await _writing.ConfigureAwait(false);
        _writing = WriteAsync(changes, parked, cancellationToken);
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _writing.ConfigureAwait(false);
        if (!IsBehind) return;
        _writing = WriteAsync(null, [], cancellationToken);
        await _writing.ConfigureAwait(false);
    }

    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _writing = Task.CompletedTask;
        _fold.Forget();
        _reached = _stored;
    }

    public int Park(ParkedTouch touch, string error)
    {
        _toPark = (touch, error);
        _fold.ParkedKeys.Add(touch.Key);
        return _parked + 1;
    }

    private async Task WriteAsync(ReadModelChanges? changes, IReadOnlyList<ParkedTouch> waiting, CancellationToken cancellationToken)
    {
        var (to, parking) = (_reached, _toPark);
        var now = options.TimeProvider.GetUtcNow();
        List<ParkedEvent> parked = [.. waiting.Select(touch => new ParkedEvent(touch, touch == parking?.Touch ? parking.Value.Error : null, now))];
        await store.CommitAsync(
            new ProjectionCommit { Lease = _lease, From = _stored.Position, To = to, Table = type.Table, Changes = changes, Parked = parked },
            cancellationToken).ConfigureAwait(false);
        _stored = to;
        _lastWrite = options.TimeProvider.GetTimestamp();
        _parked += parked.Count;
        if (parking is not null) _toPark = null;
    }

    // The position of an event that was read carries its id; beyond the last one there was none of those that were asked for.
    private static Checkpoint CheckpointAt(EventPage page, long upTo)
    {
        for (var index = page.Count - 1; index >= 0; index--)
        {
            var stored = page[index];
            if (stored.Position > upTo) continue;
            return stored.Position == upTo ? new Checkpoint(upTo, stored.EventId) : new Checkpoint(upTo);
        }

        return new Checkpoint(upTo);
    }
}
