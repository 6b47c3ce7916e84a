using DomainFx.Stores.InMemory;

namespace DomainFx.Tests.BadInput;

public sealed class InMemoryBadInputTests : BadInputTests
{
    protected override BadInputDomain Open() => new(new InMemoryEventStore());
}
