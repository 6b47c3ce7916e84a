using DomainFx.Stores;

namespace DomainFx.Hosting.Reading;

/// <summary>A page of the log that several projections fold, each at its own pace; the memory goes back when the last one is done.</summary>
internal sealed class LogPage(long after, HashSet<string> eventTypes, Task<EventPage> loading)
{
    private int _references = 1;

    /// <summary>The position after which it begins.</summary>
    public long After { get; } = after;

    /// <summary>The events that were asked for.</summary>
    public HashSet<string> EventTypes { get; } = eventTypes;

    /// <summary>Completes when the page is there.</summary>
    public Task Loading => loading;

    public bool IsLoaded => loading.IsCompletedSuccessfully;

    public bool IsFailed => loading.IsFaulted || loading.IsCanceled;

    /// <summary>The events; only of a page that is loaded.</summary>
#pragma warning disable CA1849, MA0042 // The task is complete.
    public EventPage Events => loading.Result;
#pragma warning restore CA1849, MA0042

    /// <summary>The position up to which it covers the log.</summary>
    public long Next => Events.NextPosition;

    public void AddReference() => Interlocked.Increment(ref _references);

    /// <summary>Gives a reference back.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0 && IsLoaded) Events.Dispose();
    }
}
