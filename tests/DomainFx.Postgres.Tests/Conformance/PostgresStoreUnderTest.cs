using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using DomainFx.Testing.Conformance;

namespace DomainFx.Postgres.Tests.Conformance;

/// <summary>A store in a schema of its own.</summary>
/// <param name="server">Where the schema is.</param>
/// <param name="adapt">What is different about the way in which the store is opened.</param>
/// <param name="prepare">What is done to the schema first.</param>
internal sealed class PostgresStoreUnderTest(string server, Func<PostgresStoreOptions, PostgresStoreOptions> adapt, Func<TestSchema, Task>? prepare = null) : StoreUnderTest
{
    public const StoreCapabilities Can = StoreCapabilities.Clock | StoreCapabilities.Reopen | StoreCapabilities.OpenTwice;

    private readonly TestSchema _schema = new(server);
    private bool _isPrepared;

    public override StoreCapabilities Capabilities => Can;

    public override async ValueTask<IEventStore> OpenAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (prepare is not null && !_isPrepared) await prepare(_schema);
        _isPrepared = true;
        return new PostgresEventStore(adapt(_schema.Options with { TimeProvider = time }));
    }

    public override async ValueTask DisposeAsync()
    {
        await _schema.DisposeAsync();
        await base.DisposeAsync();
    }
}
