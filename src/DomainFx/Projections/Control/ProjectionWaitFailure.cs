namespace DomainFx;

/// <summary>Why waiting for a projection was in vain.</summary>
public enum ProjectionWaitFailure
{
    /// <summary>It did not get there in time.</summary>
    TimedOut,

    /// <summary>Somebody paused it.</summary>
    Paused,

    /// <summary>It stopped at an error.</summary>
    Stopped,

    /// <summary>The event, or one of the same command, is set aside.</summary>
    Parked,
}
