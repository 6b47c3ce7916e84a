namespace DomainFx.Projections;

/// <summary>The right to work on a partition of a projection, for a while. Every commit checks its token: a worker that was slow, paused or cut off writes
/// nothing after another has taken over.</summary>
/// <param name="Key">Which projection.</param>
/// <param name="Partition">Which partition of it.</param>
/// <param name="Owner">Who has it.</param>
/// <param name="Token">Higher for each owner in turn.</param>
/// <param name="Duration">For how long at a time. What the owner does in the database must be over before: stores set the server's time-outs by it.</param>
public sealed record ProjectionLease(ProjectionKey Key, int Partition, string Owner, long Token, TimeSpan Duration);
