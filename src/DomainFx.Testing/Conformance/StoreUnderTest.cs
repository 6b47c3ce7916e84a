using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

/// <summary>Derive from it to run the conformance suite on a store. One instance stands for one empty store, made for one case; disposing it removes its data.</summary>
public abstract class StoreUnderTest : IAsyncDisposable
{
    /// <summary>What the store can do beyond what every store must.</summary>
    public abstract StoreCapabilities Capabilities { get; }

    /// <summary>How long a case may take, opening and disposing included, before the store counts as hanging.</summary>
    public virtual TimeSpan TimeLimit => TimeSpan.FromMinutes(2);

    /// <summary>Opens the store. Called again after the one before was disposed only with <see cref="StoreCapabilities.Reopen"/>,
    /// and before it was only with <see cref="StoreCapabilities.OpenTwice"/>: then on the same data.</summary>
    /// <param name="time">The clock to stamp events with; a store without <see cref="StoreCapabilities.Clock"/> ignores it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract ValueTask<IEventStore> OpenAsync(TimeProvider time, CancellationToken cancellationToken);

    /// <summary>Removes the store's data. Whatever <see cref="OpenAsync"/> gave has been disposed by then.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
