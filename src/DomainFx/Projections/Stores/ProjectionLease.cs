namespace DomainFx.Projections;

/// <summary>The right to work on a projection, for a while. Every commit checks its token: a worker that was slow, paused or cut off writes nothing after another has taken over.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Owner">Who has it.</param>
/// <param name="Token">Higher for each owner in turn.</param>
public sealed record ProjectionLease(ProjectionKey Key, string Owner, long Token);
