using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DomainFx.Projections;

/// <summary>Tells those who wait for projections in this process that a worker in this process has stored something. Others are noticed by looking.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProjectionSignal
{
    private static readonly ConditionalWeakTable<IProjectionStore, ProjectionSignal> Signals = [];

    private TaskCompletionSource? _next;

    /// <summary>Completes when something is stored from now on.</summary>
    public Task Next
    {
        get
        {
            var next = Volatile.Read(ref _next);
            if (next is not null) return next.Task;
            next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _next, next, null) ?? next).Task;
        }
    }

    /// <summary>The signal of a store.</summary>
    public static ProjectionSignal Of(IProjectionStore store) => Signals.GetValue(store, static _ => new ProjectionSignal());

    /// <summary>Something was stored.</summary>
    public void Raise()
    {
        if (Volatile.Read(ref _next) is not null) Interlocked.Exchange(ref _next, null)?.TrySetResult();
    }
}
