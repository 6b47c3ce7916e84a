namespace DomainFx.Stores.Coalescing;

/// <summary>What waits for the next batch, oldest first. Not thread-safe.</summary>
internal sealed class AppendQueue(CoalescingOptions options)
{
    private readonly List<PendingAppend> _waiting = [];
    private HashSet<StreamId>? _streams;
    private HashSet<StreamId>? _heldBack;

    public int Count => _waiting.Count;

    public void Add(PendingAppend pending) => _waiting.Add(pending);

    /// <summary>Keeps what is for a member's streams in the queue, until it is let go.</summary>
    public void HoldBack(PendingAppend member)
    {
        _heldBack ??= [];
        foreach (var append in member.Appends) _heldBack.Add(append.Stream);
    }

    public void LetGo(PendingAppend member)
    {
        foreach (var append in member.Appends) _heldBack!.Remove(append.Stream);
    }

    /// <summary>Moves the next batch out of the queue: no two members share a stream, and none overtakes another on a stream they share.</summary>
    public void TakeBatch(List<PendingAppend> batch)
    {
        batch.Clear();
        // What most batches of a store are that is not busy: nothing to compare it with.
        if (_waiting.Count == 1 && _heldBack is null or { Count: 0 })
        {
            if (!_waiting[0].IsAbandoned) batch.Add(_waiting[0]);
            _waiting.Clear();
            return;
        }

        _streams ??= [];
        _streams.Clear();
        if (_heldBack is not null) _streams.UnionWith(_heldBack);
        var (kept, bytes, isClosed) = (0, 0L, false);
        for (var i = 0; i < _waiting.Count; i++)
        {
            var pending = _waiting[i];
            if (pending.IsAbandoned) continue;
            // Streams of what stays behind count as taken too: what came later must stay behind it.
            if (!isClosed && ClaimStreams(pending))
            {
                var isLarge = pending.ByteCount > options.LargeAppendBytes;
                isClosed = batch.Count > 0 && (isLarge || bytes + pending.ByteCount > options.MaxBatchBytes);
                if (!isClosed)
                {
                    batch.Add(pending);
                    bytes += pending.ByteCount;
                    isClosed = isLarge || batch.Count == options.MaxBatchCount;
                    continue;
                }
            }

            _waiting[kept++] = pending;
        }

        _waiting.RemoveRange(kept, _waiting.Count - kept);
    }

    private bool ClaimStreams(PendingAppend pending)
    {
        var areFree = true;
        for (var i = 0; i < pending.Appends.Count; i++) areFree &= _streams!.Add(pending.Appends[i].Stream);
        return areFree;
    }
}
