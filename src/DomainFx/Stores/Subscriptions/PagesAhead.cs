namespace DomainFx.Stores;

/// <summary>Reads pages of all streams one after the other; while whoever reads them works on one, the next is on its way, whole and into memory, so that
/// no connection waits for that work.</summary>
/// <param name="store">The store.</param>
/// <param name="filter">What to select.</param>
/// <param name="firstSize">The greatest number of events in the first page, and in each that is read alone.</param>
/// <param name="size">The same for pages that are read ahead.</param>
internal sealed class PagesAhead(IEventStore store, EventFilter filter, int firstSize, int size, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private Task<EventPage>? _next;
    private long _nextAfter;

    /// <summary>The page after a position: the one that was read ahead, if it was this. It is the caller's to dispose.</summary>
    public async ValueTask<EventPage> ReadAsync(long afterPosition)
    {
        if (_next is { } next)
        {
            _next = null;
            var page = await next.ConfigureAwait(false);
            if (_nextAfter == afterPosition) return page;
            page.Dispose();
        }

        return await store.ReadAllAsync(afterPosition, filter, firstSize, _stopped.Token).ConfigureAwait(false);
    }

    /// <summary>Starts to read the page after a position.</summary>
    public void ReadAhead(long afterPosition) =>
        (_next, _nextAfter) = (store.ReadAllAsync(afterPosition, filter, size, _stopped.Token).AsTask(), afterPosition);

    public async ValueTask DisposeAsync()
    {
        if (_next is { } next)
        {
            await _stopped.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (next.IsCompletedSuccessfully) (await next.ConfigureAwait(false)).Dispose();
        }

        _stopped.Dispose();
    }
}
