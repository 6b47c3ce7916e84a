namespace DomainFx.Projections;

/// <summary>What became of the rows of a read model.</summary>
/// <param name="Upserts">Rows that are new or changed, each once.</param>
/// <param name="Deletes">The keys of rows that are gone.</param>
public sealed record ReadModelChanges(RowSet Upserts, RowSet Deletes)
{
    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => Upserts.Count + Deletes.Count == 0;
}
