using DomainFx.Testing.Conformance;

namespace DomainFx.Sqlite.Tests.Conformance;

public sealed class SqliteConformanceTests
{
    public static TheoryData<string> Names => [.. StoreConformance.CasesFor(SqliteStoreUnderTest.Can).Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task Holds(string name) => StoreConformance.RunAsync(name, () => new SqliteStoreUnderTest(), TestContext.Current.CancellationToken);

    public static TheoryData<string> ProjectionNames => [.. ProjectionConformance.CasesFor(SqliteStoreUnderTest.Can).Select(one => one.Name)];

    [Theory, MemberData(nameof(ProjectionNames))]
    public Task Holds_for_projections(string name) => ProjectionConformance.RunAsync(name, () => new SqliteStoreUnderTest(), TestContext.Current.CancellationToken);
}
