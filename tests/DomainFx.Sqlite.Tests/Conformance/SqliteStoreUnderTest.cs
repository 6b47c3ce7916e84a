using DomainFx.Stores;
using DomainFx.Testing.Conformance;

namespace DomainFx.Sqlite.Tests.Conformance;

internal sealed class SqliteStoreUnderTest : StoreUnderTest
{
    public const StoreCapabilities Can = StoreCapabilities.Clock | StoreCapabilities.Reopen | StoreCapabilities.OpenTwice;

    private readonly TemporaryFolder _folder = new();

    public override StoreCapabilities Capabilities => Can;

    public override ValueTask<IEventStore> OpenAsync(TimeProvider time, CancellationToken cancellationToken) =>
        new(new SqliteEventStore(_folder.Options with { TimeProvider = time }));

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return base.DisposeAsync();
    }
}
