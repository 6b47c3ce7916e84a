using DomainFx.Benchmarks.Frame;
using DomainFx.Sqlite;
using DomainFx.Stores;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>Appends with the SQLite store as it is set up by default: durable.</summary>
internal sealed class OurAppenders : Appenders
{
    private static readonly EventType Type = new("purse-filled", 1);
    private static readonly EventMetadata Metadata = new() { CorrelationId = "c-1", CausationId = "c-1", UserId = "user-1" };

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteEventStore _store;

    public OurAppenders() => _store = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={_folder.File("ours.db")}" });

    public override async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
        await base.DisposeAsync();
    }

    protected override async ValueTask<long> AppendAsync(int caller, long expectedVersion)
    {
        var result = await _store.AppendAsync(new StreamAppend
        {
            Stream = new StreamId("purse", $"{caller}"),
            Expected = ExpectedVersion.Exactly(expectedVersion),
            Events = new EventData[] { new(Guid.CreateVersion7(), Type, Data, DateTimeOffset.UtcNow, Metadata) },
        });
        return result.StreamVersion;
    }
}
