namespace DomainFx.Projections;

/// <summary>An event that a projection set aside.</summary>
/// <param name="Touch">Which event, for which key.</param>
/// <param name="Error">What its handler threw; null for one that only waits behind another of its key.</param>
/// <param name="ParkedAt">When, UTC.</param>
/// <param name="IsToBeRetried">Whether whoever works on the partition is to try it again.</param>
public sealed record ParkedEvent(ParkedTouch Touch, string? Error, DateTimeOffset ParkedAt, bool IsToBeRetried = false)
{
    /// <summary>What stands in place of an error, that of a stopped projection too, when the event was erased with its stream: what its handler threw may have told of what was in it.</summary>
    public const string StreamDeleted = "Its stream was deleted.";
}
