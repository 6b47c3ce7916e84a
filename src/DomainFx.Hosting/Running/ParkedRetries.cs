using DomainFx.Hosting.Reading;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Hosting.Running;

/// <summary>Tries parked events again, each key's in order, before anything else of the partition is handled.</summary>
internal sealed class ParkedRetries(ProjectionType type, PartitionPlace place, IProjectionWork work, RunnerContext context)
{
    private readonly EventFilter _filter = new() { EventTypes = type.FetchedTypes };

    public async Task RunAsync(IReadOnlyList<ParkedEvent> parked, CancellationToken cancellationToken)
    {
        var keys = parked.Where(one => place.Has(one.Touch.Key)).GroupBy(one => one.Touch.Key, StringComparer.Ordinal).Where(key => key.Any(one => one.IsToBeRetried));
        var isAny = false;
        foreach (var key in keys)
        {
            await RetryAsync([.. key.OrderBy(one => one.Touch.Position)], cancellationToken).ConfigureAwait(false);
            isAny = true;
        }

        // Which keys are parked has changed: everything starts from what is stored now.
        if (isAny) throw new ProjectionLeaseLostException(place.Lease);
    }

    private async Task RetryAsync(IReadOnlyList<ParkedEvent> events, CancellationToken cancellationToken)
    {
        for (var index = 0; index < events.Count; index++)
        {
            var touch = events[index].Touch;
            try
            {
                await RetryAsync(touch, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HandlerFailedException { IsPassing: false } or CommitRefusedException)
            {
                context.Logger.RetryFailed(exception, place.Lease.Key, touch.Position, touch.Key);
                await ParkAgainAsync(events.Skip(index), exception, cancellationToken).ConfigureAwait(false);
                return;
            }
        }

        context.Logger.KeyUnparked(place.Lease.Key, events[0].Touch.Key, events.Count);
    }

    private async Task RetryAsync(ParkedTouch touch, CancellationToken cancellationToken)
    {
        var page = new LogPage(touch.Position - 1, [], context.Events.ReadAllAsync(touch.Position - 1, _filter, 1, cancellationToken).AsTask());
        try
        {
            await page.Loading.ConfigureAwait(false);
            await work.RetryAsync(IsThere(page.Events, touch) ? page : null, touch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            page.Release();
        }
    }

    // A stream that was deleted took its events along.
    private static bool IsThere(EventPage page, ParkedTouch touch) => page.Count > 0 && page[0].Position == touch.Position && page[0].EventId == touch.EventId;

    // The first one with its new error, the others as they were, none to be tried again before somebody asks.
    private async Task ParkAgainAsync(IEnumerable<ParkedEvent> events, Exception exception, CancellationToken cancellationToken)
    {
        await work.RecoverAsync().ConfigureAwait(false);
        List<ParkedEvent> again = [.. events.Select((one, index) => one with { Error = index == 0 ? exception.Message : one.Error, IsToBeRetried = false })];
        await context.Store.CommitAsync(place.CommitOf([]) with { Parked = again }, cancellationToken).ConfigureAwait(false);
    }
}
