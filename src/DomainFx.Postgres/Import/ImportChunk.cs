using DomainFx.Stores;

namespace DomainFx.Postgres.Import;

/// <summary>Lines of history that are stored in one transaction.</summary>
internal sealed class ImportChunk(long linesBefore, Guid lastIdBefore)
{
    // What a slow line, too, carries in the ten seconds that readers wait for.
    private const long MaxBytes = 32 * 1024 * 1024;
    private const int MaxArchived = 1_000;
    private readonly Dictionary<StreamId, int> _tombstones = [];
    private long _bytes;

    /// <summary>The lines before it.</summary>
    public long LinesBefore { get; } = linesBefore;

    /// <summary>The lines up to its end.</summary>
    public long LinesAfter { get; private set; } = linesBefore;

    /// <summary>The id of the last event up to its end.</summary>
    public Guid LastId { get; private set; } = lastIdBefore;

    public List<RecordedEvent> Events { get; } = [];

    public List<StreamId> Archived { get; } = [];

    public bool IsEmpty => LinesAfter == LinesBefore;

    public bool IsFull(int maxEvents) => Events.Count >= maxEvents || Archived.Count >= MaxArchived || _bytes >= MaxBytes;

    /// <summary>Whether a line goes with those that it has: events are stored behind the fence, and streams are archived without it.</summary>
    public bool Suits(ExchangedLine line) => IsEmpty || line.Archived is null == (Archived.Count == 0);

    public void Add(ExchangedLine line)
    {
        LinesAfter++;
        if (line.Archived is { } stream)
        {
            Archived.Add(stream);
            return;
        }

        var recorded = line.Event!;
        if (recorded.Type == StreamTombstone.EventType) _tombstones.TryAdd(recorded.Stream, Events.Count);
        Events.Add(recorded);
        LastId = recorded.EventId;
        _bytes += recorded.Data.Length;
    }

    /// <summary>Leaves out what it would erase itself: events whose stream's tombstone follows them. The chunk is complete.</summary>
    public ImportChunk WithoutErased()
    {
        if (_tombstones.Count == 0) return this;
        var kept = 0;
        for (var i = 0; i < Events.Count; i++)
        {
            if (!_tombstones.TryGetValue(Events[i].Stream, out var tombstone) || i >= tombstone) Events[kept++] = Events[i];
        }

        Events.RemoveRange(kept, Events.Count - kept);
        return this;
    }
}
