using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Running;

/// <summary>Where a partition stands in the log and in the store, and which of its keys are parked.</summary>
internal sealed class PartitionPlace
{
    private readonly RunnerContext _context;
    private readonly Dictionary<ParkedTouch, string> _failed = [];
    private readonly HashSet<ParkedTouch> _parked = [];
    private readonly ProjectionSignal _signal;
    private long _lastCommit;

    public PartitionPlace(RunnerContext context, ProjectionDefinition definition, ProjectionLease lease, ProjectionState state, IEnumerable<ParkedEvent> parked)
    {
        _context = context;
        _signal = ProjectionSignal.Of(context.Store);
        Definition = definition;
        Lease = lease;
        Partitions = state.Partitions.Count;
        Stored = Reached = state.Partitions[lease.Partition].Checkpoint;
        _lastCommit = context.Time.GetTimestamp();
        foreach (var one in parked.Where(one => Has(one.Touch.Key))) Parked(one.Touch);
    }

    public ProjectionDefinition Definition { get; }

    public ProjectionLease Lease { get; }

    public int Partitions { get; }

    /// <summary>What is stored.</summary>
    public Checkpoint Stored { get; private set; }

    /// <summary>What is handled.</summary>
    public Checkpoint Reached { get; set; }

    public HashSet<string> ParkedKeys { get; } = new(StringComparer.Ordinal);

    public int ParkedCount => _parked.Count;

    /// <summary>Whether a checkpoint alone is worth a commit.</summary>
    public bool IsCheckpointDue => Reached.Position > Stored.Position && _context.Time.GetElapsedTime(_lastCommit) >= _context.Options.IdleCheckpointInterval;

    /// <summary>How long ago something was stored.</summary>
    public TimeSpan SinceCommit => _context.Time.GetElapsedTime(_lastCommit);

    /// <summary>Whether the partition is that of a key.</summary>
    public bool Has(string key) => Partitions == 1 || ProjectionPartitions.Of(key, Partitions) == Lease.Partition;

    /// <summary>An event failed: from now on its key is parked, the event with its error.</summary>
    public void Park(ParkedTouch touch, string error)
    {
        ParkedKeys.Add(touch.Key);
        _failed[touch] = error;
    }

    /// <summary>What is stored as parked of some keys.</summary>
    public IReadOnlyList<ParkedTouch> ParkedOf(IReadOnlyList<string> keys) => keys.Count == 0 ? [] : [.. _parked.Where(touch => keys.Contains(touch.Key))];

    /// <summary>What is to be committed to come to where the partition has got.</summary>
    /// <exception cref="ParkedLimitException">Too many events would be parked.</exception>
    public ProjectionCommit CommitOf(IReadOnlyList<ParkedTouch> parked, ReadModelChanges? changes = null)
    {
        if (parked.Count > 0 && ParkedCount + parked.Count > _context.Options.MaxParked) throw new ParkedLimitException(_context.Options.MaxParked);
        var now = _context.Time.GetUtcNow();
        return new ProjectionCommit
        {
            Lease = Lease, From = Stored.Position, To = Reached, Table = Definition.Table, Changes = changes,
            Parked = parked.Count == 0 ? [] : [.. parked.Select(touch => new ParkedEvent(touch, _failed.GetValueOrDefault(touch), now))],
        };
    }

    /// <summary>A commit is done.</summary>
    /// <param name="commit">What was stored.</param>
    /// <param name="handled">How many events were handled for it.</param>
    public void Committed(ProjectionCommit commit, int handled)
    {
        RunnerMetrics.Handled(Lease.Key, Lease.Partition, handled);
        Stored = commit.To;
        _lastCommit = _context.Time.GetTimestamp();
        foreach (var touch in commit.Unparked) Unparked(touch);
        foreach (var parked in commit.Parked)
        {
            Parked(parked.Touch);
            _failed.Remove(parked.Touch);
        }

        _signal.Raise();
    }

    private void Parked(ParkedTouch touch)
    {
        _parked.Add(touch);
        ParkedKeys.Add(touch.Key);
    }

    private void Unparked(ParkedTouch touch)
    {
        _parked.Remove(touch);
        if (!_parked.Any(other => other.Key == touch.Key)) ParkedKeys.Remove(touch.Key);
    }

    /// <summary>The place at the end of what was handled of a page: the position of an event that was read carries its id; beyond the last one there was
    /// none of those that were asked for.</summary>
    public static Checkpoint At(EventPage page, long position)
    {
        for (var index = page.Count - 1; index >= 0; index--)
        {
            var stored = page[index];
            if (stored.Position <= position) return stored.Position == position ? new Checkpoint(position, stored.EventId) : new Checkpoint(position);
        }

        return new Checkpoint(position);
    }
}
