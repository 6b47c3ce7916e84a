using DomainFx.Hosting.Reading;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Hosting.Running;

/// <summary>Folds events into the rows of a read model. While one batch is written, the next one is read and folded; what comes meanwhile joins it.</summary>
internal sealed class ReadModelWork : IProjectionWork
{
    private const int WorthAThread = 100;

    /// <summary>Far from the head nobody waits for rows: the more events are folded into them before they are written, the fewer writes there are.</summary>
    private const int MostUnstoredBatches = 20;

    /// <summary>What is stored at once stays far below what a database takes in a statement, and is no burden for its memory and this process's.</summary>
    private const long MostBytes = 64 << 20;
    private static readonly TimeSpan LongestUnstored = TimeSpan.FromSeconds(1);

    private readonly RunnerContext _context;
    private readonly PartitionPlace _place;
    private readonly ReadModelFold _fold;
    private readonly TableDefinition _table;
    private Task _writing = Task.CompletedTask;

    // How many events are in rows that are not on their way to the store yet.
    private int _handled;

    public ReadModelWork(ReadModelType type, PartitionPlace place, RunnerContext context)
    {
        _context = context;
        _place = place;
        _table = place.Definition.Table!;
        _fold = type.CreateFold(context.Options.MaxCachedRows);
        (_fold.Partition, _fold.Partitions) = (place.Lease.Partition, place.Partitions);
        _fold.StartsEmpty = place.Stored.Position == 0;
        _fold.ParkedKeys.UnionWith(place.ParkedKeys);
    }

    public long Position => _place.Reached.Position;

    public long StoredPosition => _place.Stored.Position;

    public bool HasUnstored => _fold.ChangedRows > 0 || !_writing.IsCompleted;

    public async Task HandleAsync(LogPage page, long upTo, CancellationToken cancellationToken)
    {
        await FoldAsync(page, Position, upTo, cancellationToken).ConfigureAwait(false);
        _place.Reached = PartitionPlace.At(page.Events, upTo);
        if (IsWorthStoring(page, upTo)) await StoreAsync().ConfigureAwait(false);
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_fold.ChangedRows == 0 && Position == StoredPosition) return;
        _writing = WriteAsync(NextCommit(_fold.TakeParked()), TakeHandled());
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task RecoverAsync()
    {
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _writing = Task.CompletedTask;
        _handled = 0;
        _fold.Forget();
        _fold.ParkedKeys.Clear();
        _fold.ParkedKeys.UnionWith(_place.ParkedKeys);
        _fold.StartsEmpty = _place.Stored.Position == 0;
        _place.Reached = _place.Stored;
    }

    public void Park(ParkedTouch touch, string error)
    {
        _place.Park(touch, error);
        _fold.ParkedKeys.Add(touch.Key);
    }

    public async Task RetryAsync(LogPage? page, ParkedTouch touch, CancellationToken cancellationToken)
    {
        _fold.ParkedKeys.Remove(touch.Key);
        _fold.OnlyKey = touch.Key;
        try
        {
            if (page is not null) await FoldAsync(page, touch.Position - 1, touch.Position, cancellationToken).ConfigureAwait(false);
            await WriteAsync(CommitOf([]) with { Unparked = [touch] }, TakeHandled()).ConfigureAwait(false);
        }
        catch (CommitRefusedException exception)
        {
            throw new CommitRefusedException(_place.Lease.Key, touch.Position - 1, touch.Position, [touch], isOfOneEvent: true, exception.InnerException!);
        }
        finally
        {
            _fold.OnlyKey = null;
            _fold.ParkedKeys.Add(touch.Key);
        }
    }

    // A page that is not handled to its end is one with an event that failed, before which all is to be stored.
    private bool IsWorthStoring(LogPage page, long upTo)
    {
        var batch = _context.Options.BatchSize;
        return page.Events.HasMore && upTo >= page.Next
            ? _fold.ChangedRows >= MostUnstoredBatches * batch || _place.SinceCommit >= LongestUnstored
            : _writing.IsCompleted || _fold.ChangedRows >= batch;
    }

    private async Task FoldAsync(LogPage page, long after, long upTo, CancellationToken cancellationToken)
    {
        var missing = _fold.Collect(page.Events, after, upTo);
        // What is still being written is known, and not missing.
        if (missing.Count > 0) _fold.Load(await _context.Store.ReadRowsAsync(_table, missing, cancellationToken).ConfigureAwait(false));
        try
        {
            _handled += _fold.Apply();
        }
        catch (RowHandlerException exception)
        {
            throw new HandlerFailedException(exception.Touch, hasKey: true, isPassing: false, exception.InnerException!);
        }
    }

    private async Task StoreAsync()
    {
        await _writing.ConfigureAwait(false);
        var parked = _fold.TakeParked();
        if (_fold.ChangedRows == 0 && parked.Count == 0 && !_place.IsCheckpointDue) return;
        var commit = NextCommit(parked);
        var handled = TakeHandled();
        // A large batch is bound by the processor first: that is not to hold up folding.
        _writing = commit.Changes!.Upserts.Count < WorthAThread ? WriteAsync(commit, handled) : Task.Run(() => WriteAsync(commit, handled), CancellationToken.None);
    }

    private ProjectionCommit NextCommit(IReadOnlyList<ParkedTouch> parked) => CommitOf(parked) with { Unparked = _place.ParkedOf(_fold.TakeFreed()) };

    private ProjectionCommit CommitOf(IReadOnlyList<ParkedTouch> parked)
    {
        try
        {
            return _place.CommitOf(parked, _fold.Take(IsOfOneEvent(StoredPosition, _place.Reached) ? long.MaxValue : MostBytes));
        }
        catch (RowWriteException exception)
        {
            throw Refused(StoredPosition, _place.Reached, exception.Key is { } key ? [key] : [], exception);
        }
    }

    // However far the event before it is: batches become smaller until there is nothing else between.
    private static bool IsOfOneEvent(long from, Checkpoint to) => to.Position - from <= 1;

    private CommitRefusedException Refused(long from, Checkpoint to, IEnumerable<string> keys, Exception cause) =>
        new(_place.Lease.Key, from, to.Position, [.. keys.Select(key => new ParkedTouch(to.Position, to.EventId, key))], IsOfOneEvent(from, to), cause);

    private static IEnumerable<string> KeysOf(RowSet rows) => Enumerable.Range(0, rows.Count).Select(row => ReadModelKeys.TextOf(rows, row));

    private int TakeHandled()
    {
        var handled = _handled;
        _handled = 0;
        return handled;
    }

    // Not cancelled: when the work is to end, what is on its way is better stored than done again. The store has time-outs of its own.
    private async Task WriteAsync(ProjectionCommit commit, int handled)
    {
        try
        {
            await _context.Store.CommitAsync(commit, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EventStoreException exception) when (exception.IsRefusal)
        {
            throw Refused(commit.From, commit.To, IsOfOneEvent(commit.From, commit.To) ? KeysOf(commit.Changes!.Upserts).Concat(KeysOf(commit.Changes.Deletes)) : [], exception);
        }

        _place.Committed(commit, handled);
    }
}
