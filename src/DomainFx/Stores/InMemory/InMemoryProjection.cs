using DomainFx.Projections;

namespace DomainFx.Stores.InMemory;

internal sealed class InMemoryProjection(ProjectionKey key, TableDefinition? table, ProjectionStage stage)
{
    public ProjectionKey Key => key;
    public TableDefinition? Table => table;
    public SortedDictionary<object?[], object?[]> Rows { get; } = new(RowKeyComparer.Instance);
    public List<ParkedEvent> Parked { get; } = [];
    public ProjectionStage Stage { get; set; } = stage;
    public ProjectionStatus Status { get; set; }
    public Checkpoint Checkpoint { get; set; }
    public string? Owner { get; set; }
    public string? Error { get; set; }
    public long Token { get; set; }
    public DateTimeOffset LeasedUntil { get; set; }

    public ProjectionState State => new()
    {
        Key = key, Stage = Stage, Status = Status, Checkpoint = Checkpoint, Owner = Owner, Error = Error, Parked = Parked.Count, Shape = table?.Shape,
    };
}
