using DomainFx.Projections;

namespace DomainFx.Commands;

/// <summary>Which table of an inline read model appends write to in which term, if they do.</summary>
internal sealed record LiveModel(ProjectionKey Key, TableDefinition Table, bool IsWithAppends, long Term);
