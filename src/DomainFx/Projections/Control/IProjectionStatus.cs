namespace DomainFx;

/// <summary>Where the projections of a store stand.</summary>
public interface IProjectionStatus
{
    /// <summary>Looks at every version of every projection that is not retired. Rates are those of the last ten seconds or so, or since the look before, if that is
    /// longer ago; the first look, and any within a second of it, knows none. However often and by whomever it is looked in between, they are the same.</summary>
    Task<IReadOnlyList<ProjectionInfo>> GetAsync(CancellationToken cancellationToken = default);
}
