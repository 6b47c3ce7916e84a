namespace DomainFx.Projections;

/// <summary>Where a version of a projection stands among the others.</summary>
public enum ProjectionStage
{
    /// <summary>It catches up beside the live version.</summary>
    Building,

    /// <summary>Queries through the stable name see it.</summary>
    Live,

    /// <summary>A higher version took its place.</summary>
    Retired,
}
