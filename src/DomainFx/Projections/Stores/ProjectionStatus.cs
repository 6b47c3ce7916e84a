namespace DomainFx.Projections;

/// <summary>Whether a projection works.</summary>
public enum ProjectionStatus
{
    /// <summary>It works whenever a worker has it.</summary>
    Running,

    /// <summary>Somebody paused it.</summary>
    Paused,

    /// <summary>It met an error that it cannot pass: <see cref="ProjectionState.Error"/> says which.</summary>
    Stopped,
}
