namespace DomainFx.Benchmarks.Frame;

/// <summary>One side of a figure: ours, or the reference.</summary>
internal abstract class Workload : IAsyncDisposable
{
    /// <summary>A workload that needs no preparation. The loop over the operations is the workload's own, so that nothing is called between them.</summary>
    public static Workload Of(Action<int> run) => new Loop(run);

    /// <summary>Called before each slice, outside the measured time.</summary>
    public virtual ValueTask PrepareAsync(int operations) => ValueTask.CompletedTask;

    /// <summary>The measured part.</summary>
    public abstract ValueTask RunAsync(int operations);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Loop(Action<int> run) : Workload
    {
        public override ValueTask RunAsync(int operations)
        {
            run(operations);
            return ValueTask.CompletedTask;
        }
    }
}
