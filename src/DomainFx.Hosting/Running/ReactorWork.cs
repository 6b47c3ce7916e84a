using DomainFx.Hosting.Reading;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace DomainFx.Hosting.Running;

/// <summary>Calls the methods of a reactor, one event after the other. The checkpoint follows as fast as it can be stored: what was done since is done again after a crash.</summary>
internal sealed class ReactorWork(HandlerProjectionType type, PartitionPlace place, RunnerContext context) : IProjectionWork
{
    private Task _writing = Task.CompletedTask;
    private int _handled;

    public long Position => place.Reached.Position;

    public long StoredPosition => place.Stored.Position;

    public bool HasUnstored { get; private set; }

    public async Task HandleAsync(LogPage page, long upTo, CancellationToken cancellationToken)
    {
        var scope = context.Services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            object? instance = null;
            for (var index = 0; index < page.Events.Count; index++)
            {
                var (position, isWanted) = Look(page.Events, index);
                if (position > upTo) break;
                if (!isWanted) continue;
                // Whoever lost the lease learns it here at the latest.
                if (_writing.IsCompleted) await _writing.ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                instance ??= type.CreateObject(scope.ServiceProvider);
                await HandlerCall.RunAsync(type, instance, page.Events, index, null, cancellationToken).ConfigureAwait(false);
                place.Reached = PartitionPlace.At(page.Events, position);
                HasUnstored = true;
                Interlocked.Increment(ref _handled);
                if (_writing.IsCompletedSuccessfully) _writing = WriteAsync();
            }
        }

        place.Reached = PartitionPlace.At(page.Events, upTo);
        if (_writing.IsCompleted && (HasUnstored || place.IsCheckpointDue))
        {
            await _writing.ConfigureAwait(false);
            _writing = WriteAsync();
        }
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (Position == StoredPosition) return;
        _writing = WriteAsync();
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task RecoverAsync()
    {
        // What was done outside stays done: it is not done again while this process knows of it.
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _writing = Task.CompletedTask;
    }

    public void Park(ParkedTouch touch, string error) => throw new NotSupportedException("A reactor has no key behind which events could be parked.");

    public Task RetryAsync(LogPage? page, ParkedTouch touch, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A reactor has no key behind which events could be parked.");

    private (long Position, bool IsWanted) Look(EventPage page, int index)
    {
        var stored = page[index];
        return (stored.Position, stored.Position > Position && type.Handles(in stored));
    }

    private async Task WriteAsync()
    {
        HasUnstored = false;
        var commit = place.CommitOf([]);
        var handled = Volatile.Read(ref _handled);
        await context.Store.CommitAsync(commit, CancellationToken.None).ConfigureAwait(false);
        Interlocked.Add(ref _handled, -handled);
        place.Committed(commit, handled);
    }
}
