namespace DomainFx;

/// <summary>How one projection is run, where that differs from <see cref="ProjectionOptions"/>.</summary>
public sealed record ProjectionSettings
{
    /// <summary>What becomes of an event whose handler throws each time.</summary>
    public FailurePolicy? OnFailure { get; init; }

    /// <summary>Into how many partitions it is divided when it is first run.</summary>
    public int? Partitions { get; init; }
}
