namespace DomainFx;

/// <summary>Where one partition of a projection stands.</summary>
/// <param name="Partition">Its number, 0 and up.</param>
/// <param name="Position">The position up to which it has done its work.</param>
/// <param name="Lag">How many events up to the head the projection still has to look at: those of the types that it handles, and deletions of streams, whichever partition they are for. Exact while the head is at
/// most 10,000 positions away; further away it is the number of positions, which have holes and events of others among them. 0 if none is for the projection.</param>
/// <param name="LagTime">How long the oldest event that is not handled has waited.</param>
/// <param name="Rate">Positions a second, over the last ten seconds or so: see <see cref="IProjectionStatus.GetAsync"/>. 0 for a projection that is paused or has stopped.</param>
/// <param name="TimeLeft">When it will have caught up, at that rate; null if it does not get on, or that is not known yet.</param>
/// <param name="Owner">The worker that has it; null for none.</param>
public sealed record PartitionInfo(int Partition, long Position, long Lag, TimeSpan LagTime, double Rate, TimeSpan? TimeLeft, string? Owner);
