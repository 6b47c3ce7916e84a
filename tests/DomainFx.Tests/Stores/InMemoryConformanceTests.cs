using DomainFx.Testing.Conformance;

namespace DomainFx.Tests.Stores;

public sealed class InMemoryConformanceTests
{
    public static TheoryData<string> Names => [.. StoreConformance.CasesFor(StoreCapabilities.Clock).Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task Holds(string name) => StoreConformance.RunAsync(name, () => new InMemoryStoreUnderTest(), TestContext.Current.CancellationToken);

    public static TheoryData<string> ProjectionNames => [.. ProjectionConformance.CasesFor(StoreCapabilities.Clock).Select(one => one.Name)];

    [Theory, MemberData(nameof(ProjectionNames))]
    public Task Holds_for_projections(string name) => ProjectionConformance.RunAsync(name, () => new InMemoryStoreUnderTest(), TestContext.Current.CancellationToken);
}
