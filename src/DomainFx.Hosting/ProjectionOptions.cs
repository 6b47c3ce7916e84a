namespace DomainFx;

/// <summary>How projections are run.</summary>
public sealed record ProjectionOptions
{
    /// <summary>Who this process is to the others, unique among them; made up of machine and process unless given.</summary>
    public string Owner { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>The greatest number of events that are read, folded and written at once. What is live is written as it comes.</summary>
    public int BatchSize { get; init; } = 5_000;

    /// <summary>How many rows of each read model are kept in memory between batches.</summary>
    public int MaxCachedRows { get; init; } = 200_000;

    /// <summary>How long a worker that gives no sign of life keeps a projection from the others.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How often a worker says that it is alive and looks what there is to take over or to give up.</summary>
    public TimeSpan TakeoverInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Into how many partitions a read model, or a projection with <see cref="ProjectionAttribute.PartitionBy"/>, is divided when it is first run:
    /// they are worked on at once, by one process or several. Later <c>IProjectionControl.RepartitionAsync</c> changes it.</summary>
    public int Partitions { get; init; } = 1;

    /// <summary>What is different for single projections, by name.</summary>
    public IReadOnlyDictionary<string, ProjectionSettings> Projections { get; init; } = new Dictionary<string, ProjectionSettings>(StringComparer.Ordinal);

    /// <summary>How often a checkpoint is stored while there are events, but none for the projection.</summary>
    public TimeSpan IdleCheckpointInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long ago the rows of an inline read model must have been left to workers, since an append came without them, before appends write them again. Until then
    /// workers follow the log, as they do for the others.</summary>
    public TimeSpan InlineAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often an event whose handler throws is tried before <see cref="OnFailure"/> has its way.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>How long to wait after the first failure; twice as long after each more.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two tries.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What becomes of an event whose handler throws each time.</summary>
    public FailurePolicy OnFailure { get; init; } = FailurePolicy.Stop;

    /// <summary>How many events a partition of a projection may set aside before the projection stops.</summary>
    public int MaxParked { get; init; } = 1_000;

    /// <summary>The clock of waits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal (FailurePolicy OnFailure, int Partitions) For(string projection) =>
        Projections.TryGetValue(projection, out var settings) ? (settings.OnFailure ?? OnFailure, settings.Partitions ?? Partitions) : (OnFailure, Partitions);
}
