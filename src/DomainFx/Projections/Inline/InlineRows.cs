namespace DomainFx.Projections;

/// <summary>What an append does to an inline read model.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Table">Its table.</param>
/// <param name="Changes">The rows, stored with the events or not at all; null while the read model is being built and follows the log.
/// A store that knows it otherwise refuses the append: see <see cref="ReadModelStageException"/>.</param>
public sealed record InlineRows(ProjectionKey Key, TableDefinition Table, ReadModelChanges? Changes);
