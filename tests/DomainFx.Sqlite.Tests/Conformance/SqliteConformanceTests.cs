using DomainFx.Testing.Conformance;

namespace DomainFx.Sqlite.Tests.Conformance;

public sealed class SqliteConformanceTests
{
    public static TheoryData<string> Names => [.. StoreConformance.CasesFor(SqliteStoreUnderTest.Can).Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task Holds(string name) => StoreConformance.RunAsync(name, () => new SqliteStoreUnderTest(), TestContext.Current.CancellationToken);
}
