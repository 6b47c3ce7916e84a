using DomainFx.Projections;

namespace DomainFx.Stores.InMemory;

/// <summary>One version of a projection: its rows, and what is known of it.</summary>
internal sealed class InMemoryProjection(ProjectionDefinition definition, ProjectionStage stage)
{
    public ProjectionKey Key => definition.Key;
    public TableDefinition? Table => definition.Table;
    public bool IsInline => definition.IsInline;
    public HashSet<string> EventTypes { get; } = new(definition.EventTypes, StringComparer.Ordinal);
    public SortedDictionary<object?[], object?[]> Rows { get; } = new(RowKeyComparer.Instance);
    public List<ParkedEvent> Parked { get; } = [];
    public ProjectionStage Stage { get; set; } = stage;
    public bool IsWithAppends { get; private set; } = definition.IsInline && stage is ProjectionStage.Live;
    public long Term { get; private set; } = 1;
    public DateTimeOffset? FollowedAt { get; private set; }
    public ProjectionStatus Status { get; private set; }
    public string? Error { get; private set; }
    public long? ErrorPosition { get; private set; }
    public ProjectionDrain? Drain { get; private set; }
    public List<InMemoryPartition> Partitions { get; private set; } = Divide(definition.Partitions, Checkpoint.Start, 0);

    public ProjectionState StateAt(DateTimeOffset now) => new()
    {
        Key = Key, Stage = Stage, Status = Status, Error = Error, Parked = Parked.Count, Shape = Table?.Shape, Drain = Drain, IsInline = IsInline, IsWithAppends = IsWithAppends, Term = Term,
        Partitions = [.. Partitions.Select(partition => partition.StateAt(now))],
    };

    /// <summary>The partition of a lease, if that still holds.</summary>
    public InMemoryPartition? Leased(ProjectionLease lease) =>
        lease.Partition < Partitions.Count && Partitions[lease.Partition] is var partition && partition.Token == lease.Token ? partition : null;

    public void SetStatus(ProjectionStatus status, string? error = null, long? position = null)
    {
        (Status, Error, ErrorPosition) = (status, error, position);
        RaiseTokens();
    }

    /// <summary>Takes away what handlers threw at events that are gone with their streams.</summary>
    public void EraseErrors(HashSet<long> positions)
    {
        if (Error is not null && ErrorPosition is { } at && positions.Contains(at)) Error = ParkedEvent.StreamDeleted;
        for (var index = 0; index < Parked.Count; index++)
        {
            if (Parked[index] is { Error: not null } parked && positions.Contains(parked.Touch.Position)) Parked[index] = parked with { Error = ParkedEvent.StreamDeleted };
        }
    }

    public void RaiseTokens()
    {
        foreach (var partition in Partitions) partition.Token++;
    }

    /// <summary>Whether one of the events is its own.</summary>
    public bool Handles(StreamAppend append)
    {
        foreach (ref readonly var data in append.Events.Span)
        {
            if (EventTypes.Contains(data.Type.Name)) return true;
        }

        return false;
    }

    /// <summary>Leaves the rows to a worker that goes on after a position.</summary>
    public void Follow(long head, DateTimeOffset now)
    {
        if (!IsWithAppends) return;
        (IsWithAppends, FollowedAt) = (false, now);
        foreach (var partition in Partitions)
        {
            (partition.Checkpoint, partition.IsCaughtUp) = (new Checkpoint(head), false);
            partition.Release();
        }
    }

    /// <summary>It is the live one from now on, and appends write the rows of an inline one; whoever built it no longer.</summary>
    public void Switch()
    {
        Stage = ProjectionStage.Live;
        if (!IsInline) return;
        IsWithAppends = true;
        Term++;
        foreach (var partition in Partitions) partition.Release();
    }

    public void Retire()
    {
        (Stage, IsWithAppends) = (ProjectionStage.Retired, false);
        RaiseTokens();
    }

    public void Reset()
    {
        (IsWithAppends, FollowedAt) = (false, null);
        Rows.Clear();
        Parked.Clear();
        foreach (var partition in Partitions) (partition.Checkpoint, partition.IsCaughtUp) = (Checkpoint.Start, false);
        Drain = null;
        SetStatus(Status is ProjectionStatus.Paused ? ProjectionStatus.Paused : ProjectionStatus.Running);
    }

    public bool Repartition(int count)
    {
        if (Drain is null && Partitions.Count == count) return true;
        var meeting = Drain?.Position ?? Partitions.Max(partition => partition.Checkpoint.Position);
        var isNew = Drain?.Partitions != count;
        Drain = new ProjectionDrain(meeting, count);
        if (Partitions.Any(partition => partition.Checkpoint.Position != meeting))
        {
            if (isNew) RaiseTokens();
            return false;
        }

        var checkpoint = Partitions.Select(partition => partition.Checkpoint).MaxBy(at => at.EventId);
        Partitions = Divide(count, checkpoint, Partitions.Max(partition => partition.Token) + 1);
        Drain = null;
        return true;
    }

    private static List<InMemoryPartition> Divide(int count, Checkpoint checkpoint, long token) =>
        [.. Enumerable.Range(0, count).Select(number => new InMemoryPartition(number, checkpoint, token))];
}
