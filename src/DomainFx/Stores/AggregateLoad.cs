namespace DomainFx.Stores;

/// <summary>What a load found. Dispose it when its page has been folded.</summary>
public sealed class AggregateLoad : IDisposable
{
    /// <summary>The stream's version and state.</summary>
    public required StreamInfo Stream { get; init; }

    /// <summary>The newest snapshot with the key that was asked for; null if there is none.</summary>
    public Snapshot? Snapshot { get; init; }

    /// <summary>The events after the snapshot, or after the version that was asked for; more of them by <see cref="IEventStore.ReadStreamAsync"/> if the page says so.</summary>
    public required EventPage Events { get; init; }

    /// <summary>The command that was asked for, if it is remembered.</summary>
    public RememberedCommand? Command { get; init; }

    /// <summary>Gives the page's memory back.</summary>
    public void Dispose() => Events.Dispose();
}
