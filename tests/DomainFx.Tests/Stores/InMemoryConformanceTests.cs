using DomainFx.Testing.Conformance;

namespace DomainFx.Tests.Stores;

public sealed class InMemoryConformanceTests
{
    public static TheoryData<string> Names => [.. StoreConformance.CasesFor(StoreCapabilities.Clock).Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task Holds(string name) => StoreConformance.RunAsync(name, () => new InMemoryStoreUnderTest(), TestContext.Current.CancellationToken);
}
