namespace DomainFx;

/// <summary>Where the projections of a store stand.</summary>
public interface IProjectionStatus
{
    /// <summary>Looks at every version of every projection that is not retired. Rates are those since the last look through the same object.</summary>
    Task<IReadOnlyList<ProjectionInfo>> GetAsync(CancellationToken cancellationToken = default);
}
