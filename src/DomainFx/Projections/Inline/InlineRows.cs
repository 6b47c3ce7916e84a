namespace DomainFx.Projections;

/// <summary>What an append does to an inline read model.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Table">Its table.</param>
/// <param name="Changes">The rows, stored with the events or not at all; null while a worker writes them: <see cref="ProjectionState.IsWithAppends"/>.
/// A store that knows it otherwise refuses the append: see <see cref="ReadModelStageException"/>.</param>
/// <param name="Term">The <see cref="ProjectionState.Term"/> in which the rows were read.</param>
public sealed record InlineRows(ProjectionKey Key, TableDefinition Table, ReadModelChanges? Changes, long Term = 0);
