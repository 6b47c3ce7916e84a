using DomainFx.Postgres.Tests.Servers;
using DomainFx.Testing.Conformance;
using Npgsql;

namespace DomainFx.Postgres.Tests.Conformance;

public abstract class PostgresConformanceTests
{
    public static TheoryData<string> Names => [.. StoreConformance.CasesFor(PostgresStoreUnderTest.Can).Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task Holds(string name) => StoreConformance.RunAsync(name, Create, TestContext.Current.CancellationToken);

    public static TheoryData<string> ProjectionNames => [.. ProjectionConformance.CasesFor(PostgresStoreUnderTest.Can).Select(one => one.Name)];

    [Theory, MemberData(nameof(ProjectionNames))]
    public Task Holds_for_projections(string name) => ProjectionConformance.RunAsync(name, Create, TestContext.Current.CancellationToken);

    private protected abstract PostgresStoreUnderTest Create();
}

public sealed class PlainConformanceTests(SharedServer server) : PostgresConformanceTests
{
    private protected override PostgresStoreUnderTest Create() => new(server.ConnectionString, options => options);
}

/// <summary>With one connection a store that holds one while it waits for another hangs.</summary>
public sealed class OneConnectionConformanceTests(SharedServer server) : PostgresConformanceTests
{
    private protected override PostgresStoreUnderTest Create() => new(server.ConnectionString, options => options with
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { MaxPoolSize = 1, Timeout = 10 }.ConnectionString,
        ListenConnectionString = options.ConnectionString,
    });
}

/// <summary>With partitions of a few positions each, and more events than there are partitions for.</summary>
public sealed class PartitionedConformanceTests(SharedServer server) : PostgresConformanceTests
{
    private protected override PostgresStoreUnderTest Create() => new(server.ConnectionString, options => options, schema => schema.PartitionAsync(positions: 7, ahead: 3));
}

/// <summary>Behind a pool in transaction mode, whatever belongs to a session is lost between transactions. Three server connections mix the sessions well.</summary>
public sealed class PooledConformanceTests(SharedServer server, PooledConformanceTests.Bouncer bouncer) : PostgresConformanceTests, IClassFixture<PooledConformanceTests.Bouncer>
{
    private protected override PostgresStoreUnderTest Create() => new(server.ConnectionString, options => options with
    {
        ConnectionString = bouncer.ConnectionString,
        ListenConnectionString = server.ConnectionString,
        PreparedStatements = false,
    });

    public sealed class Bouncer(SharedServer server) : IAsyncLifetime
    {
        private PgBouncer? _bouncer;

        public string ConnectionString => _bouncer!.ConnectionString;

        public async ValueTask InitializeAsync() => _bouncer = await PgBouncer.StartAsync(server.ConnectionString, serverConnections: 3);

        public ValueTask DisposeAsync() => _bouncer?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
