using DomainFx.Stores;
using DomainFx.Stores.InMemory;
using DomainFx.Testing.Conformance;

namespace DomainFx.Testing.Tests.Conformance;

/// <summary>An in-memory store behind something that may do one thing wrong. It claims every capability, and is opened empty each time.</summary>
internal sealed class WrongStoreUnderTest(Func<IEventStore, IEventStore> wrap, double seconds = 60) : StoreUnderTest
{
    public override StoreCapabilities Capabilities => StoreCapabilities.Clock | StoreCapabilities.Reopen | StoreCapabilities.OpenTwice;

    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(seconds);

    public bool IsDisposed { get; private set; }

    public override ValueTask<IEventStore> OpenAsync(TimeProvider time, CancellationToken cancellationToken) => new(wrap(new InMemoryEventStore(time)));

    public override ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return base.DisposeAsync();
    }
}
