namespace DomainFx.Projections;

/// <summary>What became of the rows of a read model.</summary>
/// <param name="Upserts">Rows that are new or changed, each once.</param>
/// <param name="Deletes">The keys of rows that are gone.</param>
/// <param name="Parked">The events that were set aside, since their key is parked.</param>
public sealed record ReadModelChanges(RowSet Upserts, RowSet Deletes, IReadOnlyList<ParkedTouch> Parked);
