namespace DomainFx.Projections;

/// <summary>The partitions of a projection are to be divided anew, which they can be only where all stand at one position.</summary>
/// <param name="Position">Where they are to meet: none may go beyond it.</param>
/// <param name="Partitions">How many there are to be then.</param>
public readonly record struct ProjectionDrain(long Position, int Partitions);
