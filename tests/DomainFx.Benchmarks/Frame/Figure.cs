namespace DomainFx.Benchmarks.Frame;

/// <summary>One line of the result: ours beside the reference, on the same work.</summary>
internal sealed class Figure : IAsyncDisposable
{
    public required string Name { get; init; }

    public required Goal Goal { get; init; }

    public required Workload Ours { get; init; }

    public required Workload Reference { get; init; }

    /// <summary>How long one slice of the faster side shall take. Short ones follow each other closely, so that a busy machine disturbs both sides alike.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromMilliseconds(8);

    /// <summary>How long both sides run before anything counts: until the runtime has compiled for good what they use.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How many slices of each side make a round.</summary>
    public int SlicesPerRound { get; init; } = 25;

    /// <summary>Whether one operation takes so long that it is a slice, and a warm-up, of its own.</summary>
    public bool IsLong { get; init; }

    /// <summary>What is measured once a round and printed beside.</summary>
    public IReadOnlyList<Beside> Beside { get; init; } = [];

    /// <summary>What both sides use; disposed after them.</summary>
    public IAsyncDisposable? Shared { get; init; }

    /// <summary>The bytes that an operation of ours may allocate; null where only time has a goal.</summary>
    public long? AllocationGoal { get; init; }

    public async ValueTask DisposeAsync()
    {
        await Ours.DisposeAsync();
        await Reference.DisposeAsync();
        foreach (var beside in Beside) await beside.Workload.DisposeAsync();
        if (Shared is not null) await Shared.DisposeAsync();
    }
}
