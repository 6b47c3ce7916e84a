namespace DomainFx.Benchmarks.Frame;

/// <summary>One side of a figure: ours, or the reference.</summary>
internal abstract class Workload : IAsyncDisposable
{
    /// <summary>A workload that needs no preparation. The loop over the operations is the workload's own, so that nothing is called between them.</summary>
    /// <param name="run">Does a number of operations.</param>
    /// <param name="owned">What is disposed with the workload.</param>
    public static Workload Of(Action<int> run, IDisposable? owned = null) => new Loop(run, owned);

    /// <summary>Whether another process does the work, so that nobody here sees what it allocates.</summary>
    public virtual bool IsElsewhere => false;

    /// <summary>Called before each slice, outside the measured time.</summary>
    public virtual ValueTask PrepareAsync(int operations) => ValueTask.CompletedTask;

    /// <summary>The measured part.</summary>
    public abstract ValueTask RunAsync(int operations);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Loop(Action<int> run, IDisposable? owned) : Workload
    {
        public override ValueTask RunAsync(int operations)
        {
            run(operations);
            return ValueTask.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            owned?.Dispose();
            return base.DisposeAsync();
        }
    }
}
