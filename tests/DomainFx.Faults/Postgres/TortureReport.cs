namespace DomainFx.Faults.Postgres;

/// <summary>What became of a torture.</summary>
/// <param name="Stored">The events in the store.</param>
/// <param name="Answered">The appends that were answered, each found exactly once, as it was answered.</param>
/// <param name="Missed">For each subscriber, how many of the stored events it did not see.</param>
/// <param name="OutOfOrder">For each subscriber, whether it saw something else than the stored events in their order.</param>
/// <param name="Incidents">What was done to the store, in words.</param>
internal sealed record TortureReport(int Stored, int Answered, int[] Missed, bool[] OutOfOrder, string Incidents);
