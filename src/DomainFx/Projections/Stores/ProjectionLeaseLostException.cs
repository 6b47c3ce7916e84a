namespace DomainFx.Projections;

/// <summary>A worker tried to store what it may no longer: another has taken the projection over, or moved its checkpoint. Nothing was stored.</summary>
public sealed class ProjectionLeaseLostException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    public ProjectionLeaseLostException(ProjectionLease lease)
        : base(Describe(lease)) => Lease = lease;

    /// <summary>The lease that was lost.</summary>
    public ProjectionLease Lease { get; }

    private static string Describe(ProjectionLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return $"Worker '{lease.Owner}' no longer has partition {lease.Partition} of projection {lease.Key} (token {lease.Token}), or its checkpoint was moved. Nothing was stored; whoever has it goes on from the checkpoint.";
    }
}
