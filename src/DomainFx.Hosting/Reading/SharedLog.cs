using DomainFx.Stores;

namespace DomainFx.Hosting.Reading;

/// <summary>
/// Reads the log for all projections of a process. Those that stand close together are served from the same pages, which hold the events
/// that any of them wants; one that is far behind reads pages of its own, and joins the others when it has caught up. The next page is
/// read while the last one is folded.
/// </summary>
internal sealed class SharedLog(IEventStore store, int pageSize)
{
    private const int MaxPages = 6;

    private readonly Lock _lock = new();
    private readonly List<LogReader> _readers = [];
    private readonly List<LogPage> _pages = [];
    private long _span = pageSize; // of positions, that the last full page covered

    public void Join(LogReader reader)
    {
        lock (_lock) _readers.Add(reader);
    }

    public void Leave(LogReader reader)
    {
        lock (_lock) _readers.Remove(reader);
    }

    /// <summary>Hands a page to nobody any more.</summary>
    public void Forget(LogPage page)
    {
        lock (_lock)
        {
            var index = _pages.IndexOf(page);
            if (index >= 0) Remove(index);
        }
    }

    /// <summary>A page that covers what comes after a position, with no event and no progress if there is nothing yet. The caller releases it.</summary>
    public async ValueTask<LogPage> ReadAsync(LogReader reader, long after, CancellationToken cancellationToken)
    {
        LogPage page;
        lock (_lock)
        {
            reader.Position = after;
            RemovePassed();
            page = Find(reader, after) ?? Start(reader, after);
            page.AddReference();
        }

        try
        {
            await page.Loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            page.Release();
            throw;
        }

        if (page.Events.HasMore) Prefetch(reader, page);
        return page;
    }

    // Nobody is to meet events of a page long after it was read: a stream may have been erased since.
    private void RemovePassed()
    {
        var slowest = _readers.Count > 0 ? _readers.Min(static reader => reader.Position) : long.MaxValue;
        for (var index = _pages.Count - 1; index >= 0; index--)
        {
            if (_pages[index] is { IsLoaded: true } page && page.Next <= slowest) Remove(index);
        }
    }

    private void Prefetch(LogReader reader, LogPage page)
    {
        lock (_lock)
        {
            if (Find(reader, page.Next) is null) Start(reader, page.Next);
            _span = page.Next - page.After;
        }
    }

    private LogPage? Find(LogReader reader, long after)
    {
        for (var index = _pages.Count - 1; index >= 0; index--)
        {
            var page = _pages[index];
            if (page.IsFailed || (page.IsLoaded && page.Next == page.After)) Remove(index);
            else if (Covers(page, after) && reader.EventTypes.IsSubsetOf(page.EventTypes)) return page;
        }

        return null;
    }

    private static bool Covers(LogPage page, long after) => page.IsLoaded ? page.After <= after && page.Next > after : page.After == after;

    private LogPage Start(LogReader reader, long after)
    {
        // Where most events are for nobody, a page reaches far.
        var window = 2 * Math.Max(pageSize, _span);
        var wanted = new HashSet<string>(reader.EventTypes, StringComparer.Ordinal);
        foreach (var other in _readers)
        {
            if (other.Position >= after - window && other.Position <= after + window) wanted.UnionWith(other.EventTypes);
        }

        var filter = new EventFilter { EventTypes = wanted };
        // Nobody's cancellation: others may be waiting for the same page.
        var page = new LogPage(after, wanted, Task.Run(async () => await store.ReadAllAsync(after, filter, pageSize, CancellationToken.None).ConfigureAwait(false)));
        _pages.Add(page);
        if (_pages.Count > MaxPages) Remove(0);
        return page;
    }

    private void Remove(int index)
    {
        var page = _pages[index];
        _pages.RemoveAt(index);
        // A page that is still loading goes when it has come.
        _ = page.Loading.ContinueWith(static (_, state) => ((LogPage)state!).Release(), page, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
