using DomainFx.Stores;
using DomainFx.Stores.InMemory;
using DomainFx.Testing.Conformance;

namespace DomainFx.Tests.Stores;

internal sealed class InMemoryStoreUnderTest : StoreUnderTest
{
    public override StoreCapabilities Capabilities => StoreCapabilities.Clock;

    public override ValueTask<IEventStore> OpenAsync(TimeProvider time, CancellationToken cancellationToken) => new(new InMemoryEventStore(time));
}
