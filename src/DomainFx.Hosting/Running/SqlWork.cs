using DomainFx.Hosting.Reading;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace DomainFx.Hosting.Running;

/// <summary>Calls the methods of a projection, whose SQL commits with the checkpoint: a batch is one transaction.</summary>
internal sealed class SqlWork(HandlerProjectionType type, PartitionPlace place, RunnerContext context) : IProjectionWork
{
    private readonly TimeSpan _longest = place.Lease.Duration / 6;
    private bool _isUncertain;

    public long Position => place.Reached.Position;

    public long StoredPosition => place.Stored.Position;

    public bool HasUnstored => false;

    public async Task HandleAsync(LogPage page, long upTo, CancellationToken cancellationToken)
    {
        var events = page.Events;
        var first = Next(events, 0, upTo);
        if (first < 0)
        {
            place.Reached = PartitionPlace.At(events, upTo);
            if (place.IsCheckpointDue) await FlushAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        var transaction = await BeginAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var scope = context.Services.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var instance = type.CreateObject(scope.ServiceProvider);
                List<ParkedTouch> parked = [];
                var start = context.Time.GetTimestamp();
                var (count, last) = (0, first);
                for (var index = first; index >= 0; index = Next(events, index + 1, upTo))
                {
                    if (IsParked(events, index) is { } touch)
                    {
                        parked.Add(touch);
                    }
                    else
                    {
                        await HandlerCall.RunAsync(type, instance, events, index, transaction, cancellationToken).ConfigureAwait(false);
                        count++;
                    }

                    last = index;
                    // Rows stay locked while it is open, and the lease does not wait.
                    if (context.Time.GetElapsedTime(start) > _longest) upTo = events[index].Position;
                }

                // Only what is committed is reached: a checkpoint that is stored without the SQL would lose events.
                var commit = place.CommitOf(parked) with { To = PartitionPlace.At(events, upTo) };
                await CommitAsync(transaction, commit, count, cause => Refused(commit, events, first, last, cause)).ConfigureAwait(false);
            }
        }
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (Position == StoredPosition) return;
        var commit = place.CommitOf([]);
        await context.Store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        place.Committed(commit, 0);
    }

    public Task RecoverAsync()
    {
        place.Reached = place.Stored;
        return Task.CompletedTask;
    }

    public void Park(ParkedTouch touch, string error) => place.Park(touch, error);

    public async Task RetryAsync(LogPage? page, ParkedTouch touch, CancellationToken cancellationToken)
    {
        var transaction = await BeginAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (page is not null)
            {
                var scope = context.Services.CreateAsyncScope();
                await using (scope.ConfigureAwait(false))
                    await HandlerCall.RunAsync(type, type.CreateObject(scope.ServiceProvider), page.Events, 0, transaction, cancellationToken).ConfigureAwait(false);
            }

            await CommitAsync(
                transaction, place.CommitOf([]) with { Unparked = [touch] }, page is null ? 0 : 1,
                cause => new CommitRefusedException(place.Lease.Key, touch.Position - 1, touch.Position, [touch], isOfOneEvent: true, cause)).ConfigureAwait(false);
        }
    }

    // After a commit without an answer the events may be handled already, and handlers would fail at what they did themselves: from where it stands in the store.
    private ValueTask<IProjectionTransaction> BeginAsync(CancellationToken cancellationToken) =>
        _isUncertain ? throw new ProjectionLeaseLostException(place.Lease) : context.Store.BeginAsync(place.Lease, cancellationToken);

    // Not cancelled at a stop: what is on its way is better stored than done again. But one that hangs for as long as a lease holds up nobody.
    private async Task CommitAsync(IProjectionTransaction transaction, ProjectionCommit commit, int handled, Func<EventStoreException, CommitRefusedException> refused)
    {
        _isUncertain = true;
        using var limit = new CancellationTokenSource(place.Lease.Duration, context.Time);
        try
        {
            await transaction.CommitAsync(commit, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new ProjectionLeaseLostException(place.Lease);
        }
        catch (EventStoreException exception) when (exception.IsRefusal)
        {
            _isUncertain = false;
            throw refused(exception);
        }

        _isUncertain = false;
        place.Committed(commit, handled);
        place.Reached = commit.To;
    }

    // The store does not say which event it is about, unless there is only one.
    private CommitRefusedException Refused(ProjectionCommit commit, EventPage events, int first, int last, EventStoreException cause) => first == last
        ? new CommitRefusedException(place.Lease.Key, commit.From, events[last].Position, TouchOf(events, last) is { } touch ? [touch] : [], isOfOneEvent: true, cause)
        : new CommitRefusedException(place.Lease.Key, commit.From, commit.To.Position, [], isOfOneEvent: false, cause);

    // The index of the next event of the projection and the partition; below zero for none.
    private int Next(EventPage page, int from, long upTo)
    {
        for (var index = from; index < page.Count; index++)
        {
            var stored = page[index];
            if (stored.Position > upTo) return -1;
            if (stored.Position <= Position || !type.Handles(in stored)) continue;
            if (place.Partitions == 1 || place.Has(type.KeyOf(in stored) ?? "")) return index;
        }

        return -1;
    }

    private ParkedTouch? IsParked(EventPage page, int index) =>
        place.ParkedKeys.Count > 0 && TouchOf(page, index) is { } touch && place.ParkedKeys.Contains(touch.Key) ? touch : null;

    // Null for an event without a key.
    private ParkedTouch? TouchOf(EventPage page, int index)
    {
        var stored = page[index];
        return type.KeyOf(in stored) is { } key ? new ParkedTouch(stored.Position, stored.EventId, key) : null;
    }
}
