namespace DomainFx.Stores.Coalescing;

/// <summary>The bounds of batches and of the queue before them.</summary>
public sealed record CoalescingOptions
{
    /// <summary>The greatest number of appends in a batch.</summary>
    public int MaxBatchCount { get; init; } = 500;

    /// <summary>The greatest number of bytes of data in a batch.</summary>
    public long MaxBatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>An append with more bytes of data than this has a batch to itself, so that small ones do not wait for its transfer.</summary>
    public long LargeAppendBytes { get; init; } = 1024 * 1024;

    /// <summary>How many appends may be under way or waiting; whoever comes then waits for a place.</summary>
    public int QueueCapacity { get; init; } = 4096;
}
