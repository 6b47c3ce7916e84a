using DomainFx.Projections;

namespace DomainFx.Commands;

/// <summary>Which table of an inline read model appends write to, if it is live.</summary>
internal sealed record LiveModel(ProjectionKey Key, TableDefinition Table, bool IsLive);
