using DomainFx.Projections;

namespace DomainFx.Commands;

/// <summary>Which table of an inline read model appends write to in which term, if they do.</summary>
internal sealed record LiveModel(ProjectionKey Key, TableDefinition Table, bool IsWithAppends, long Term)
{
    /// <summary>What an append brings whose events it does not handle, or whose rows a worker makes. Shared, and never written to.</summary>
    public InlineRows Untouched { get; } = new(Key, Table, IsWithAppends ? new ReadModelChanges(new RowSet(Table), new RowSet(Table, keysOnly: true)) : null, Term);
}
