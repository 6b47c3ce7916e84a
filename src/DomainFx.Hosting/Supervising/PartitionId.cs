using DomainFx.Projections;

namespace DomainFx.Hosting.Supervising;

/// <summary>One partition of one version of a projection.</summary>
internal readonly record struct PartitionId(ProjectionKey Key, int Partition);
