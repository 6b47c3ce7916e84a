using DomainFx.Projections;

namespace DomainFx.Stores.InMemory;

/// <summary>One partition of a projection: where it stands, and who works on it.</summary>
internal sealed class InMemoryPartition(int number, Checkpoint checkpoint, long token)
{
    private TimeSpan _leasedFor;

    public int Number => number;
    public Checkpoint Checkpoint { get; set; } = checkpoint;
    public long Token { get; set; } = token;
    public string? Owner { get; private set; }
    public DateTimeOffset LeasedUntil { get; private set; }

    /// <summary>Whether it asked for the switch to its version.</summary>
    public bool IsCaughtUp { get; set; }

    // One with more left than it was taken for comes from before the clock was set back.
    public bool TryLease(string owner, DateTimeOffset now, TimeSpan duration)
    {
        if (Owner is not null && Owner != owner && LeasedUntil > now && LeasedUntil <= now + _leasedFor) return false;
        (Owner, LeasedUntil, _leasedFor) = (owner, now + duration, duration);
        Token++;
        return true;
    }

    public void Renew(DateTimeOffset until) => LeasedUntil = until;

    public void Release()
    {
        Owner = null;
        Token++;
    }

    public PartitionState StateAt(DateTimeOffset now) => new(number, Checkpoint, LeasedUntil > now && LeasedUntil <= now + _leasedFor ? Owner : null);
}
