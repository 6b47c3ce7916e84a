using DomainFx.Projections;

namespace DomainFx.Commands;

/// <summary>Which table of an inline read model appends write to in which term, if they do.</summary>
internal sealed record LiveModel(ProjectionKey Key, TableDefinition Table, bool IsWithAppends, long Term)
{
    /// <summary>What an append brings whose events it does not handle. Shared, and never written to.</summary>
    public ReadModelChanges NoChanges { get; } = new(new RowSet(Table), new RowSet(Table, keysOnly: true));
}
