using DomainFx.Projections;

namespace DomainFx.Stores.InMemory;

/// <summary>One partition of a projection: where it stands, and who works on it.</summary>
internal sealed class InMemoryPartition(int number, Checkpoint checkpoint, long token)
{
    public int Number => number;
    public Checkpoint Checkpoint { get; set; } = checkpoint;
    public long Token { get; set; } = token;
    public string? Owner { get; private set; }
    public DateTimeOffset LeasedUntil { get; private set; }

    /// <summary>Whether it asked for the switch to its version.</summary>
    public bool IsCaughtUp { get; set; }

    public bool TryLease(string owner, DateTimeOffset now, TimeSpan duration)
    {
        if (Owner is not null && Owner != owner && LeasedUntil > now && LeasedUntil <= now + (2 * duration)) return false;
        (Owner, LeasedUntil) = (owner, now + duration);
        Token++;
        return true;
    }

    public void Renew(DateTimeOffset until) => LeasedUntil = until;

    public void Release()
    {
        Owner = null;
        Token++;
    }

    public PartitionState StateAt(DateTimeOffset now) => new(number, Checkpoint, LeasedUntil > now ? Owner : null);
}
