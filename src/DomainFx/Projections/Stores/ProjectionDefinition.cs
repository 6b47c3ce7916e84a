using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>What a program knows of one version of a projection.</summary>
public sealed record ProjectionDefinition
{
    /// <summary>Which one.</summary>
    public required ProjectionKey Key { get; init; }

    /// <summary>The table of a read model, that of the key's rebuild; null for a projection without a table.</summary>
    public TableDefinition? Table { get; init; }

    /// <summary>The stored names of the events that it handles. Where appends write its rows, a store deletes that of a deleted stream if there was one of these events in it,
    /// and leaves the rows to a worker when one of these events comes without them: see <see cref="StreamAppend.ReadModels"/>.</summary>
    public IReadOnlyList<string> EventTypes { get; init; } = [];

    /// <summary>Into how many partitions it is divided when it becomes known. Later only <see cref="IProjectionStore.RepartitionAsync"/> changes that.</summary>
    public int Partitions { get; init; } = 1;

    /// <summary>Whether rows commit with the append of their events.</summary>
    public bool IsInline { get; init; }

    /// <summary>For stores: checks that a version that is known is the same, but for its handlers.</summary>
    /// <exception cref="ReadModelShapeException">It has other columns, or its rows commit with appends and not here, or here and not there.</exception>
    public void RequireSame(ProjectionState known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.Shape != Table?.Shape) throw new ReadModelShapeException(Table!, known.Shape ?? "");
        if (known.IsInline != IsInline) throw new ReadModelShapeException(Table!, IsInline);
    }

    /// <summary>How long ago <see cref="IProjectionStore.FollowAsync"/> must have been called last before appends write the rows again.</summary>
    public TimeSpan QuietTime { get; init; }
}
