using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.References.SqliteStore;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>Appends with the hand-written store.</summary>
internal sealed class ReferenceAppenders : Appenders
{
    private static readonly byte[] Metadata = """{"correlationId":"c-1","causationId":"c-1","userId":"user-1"}"""u8.ToArray();

    private readonly TemporaryFolder _folder = new();
    private readonly HandWrittenSqliteStore _store;

    public ReferenceAppenders() => _store = new HandWrittenSqliteStore(_folder.File("reference.db"));

    public override async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
        await base.DisposeAsync();
    }

    protected override async ValueTask<long> AppendAsync(int caller, long expectedVersion) =>
        await _store.AppendAsync($"purse/{caller}", expectedVersion, "purse-filled", Data, Metadata, CancellationToken.None);
}
