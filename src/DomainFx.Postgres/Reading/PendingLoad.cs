using DomainFx.Stores;

namespace DomainFx.Postgres.Reading;

/// <summary>A load that waits for the next round trip.</summary>
internal sealed class PendingLoad(LoadRequest request)
{
    private readonly TaskCompletionSource<AggregateLoad> _caller = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LoadRequest Request { get; } = request;

    public Task<AggregateLoad> Task => _caller.Task;

    /// <summary>Whether the caller has gone.</summary>
    public bool IsAbandoned => _caller.Task.IsCompleted;

    public void Answer(AggregateLoad load)
    {
        if (!_caller.TrySetResult(load)) load.Dispose();
    }

    public void Fail(Exception exception) => _caller.TrySetException(exception);

    public void Abandon(CancellationToken cancellationToken) => _caller.TrySetCanceled(cancellationToken);
}
