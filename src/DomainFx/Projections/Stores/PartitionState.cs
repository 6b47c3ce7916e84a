using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>What a store knows of one partition of a projection.</summary>
/// <param name="Partition">Its number, 0 and up.</param>
/// <param name="Checkpoint">Where it stands among the events: the last one that was read, or a position up to which there was none for it.</param>
/// <param name="Owner">Who works on it; null for nobody, or somebody whose lease ran out.</param>
public sealed record PartitionState(int Partition, Checkpoint Checkpoint, string? Owner);
