using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;

namespace DomainFx.Benchmarks.Postgres.Snapshots;

/// <summary>Loads a vault whose newest event has a snapshot.</summary>
internal sealed class OurSnapshotLoads(BenchmarkServer server) : Workload
{
    private const int Events = 20;

    private BenchmarkSchema? _schema;
    private Domain? _domain;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_domain is not null) return;
        _schema = await server.NewSchemaAsync("ours");
        // A domain that is disposed has saved its snapshots.
        await using (var filling = Open(_schema))
        {
            for (var i = 0; i < Events; i++) await filling.Vault("vault-1").FillAsync(10);
        }

        await _schema.SettleAsync("streams", "events", "snapshots");
        _domain = Open(_schema);
    }

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var vault = await _domain!.Vault("vault-1").LoadAsync();
            if (vault.Version != Events) throw new InvalidOperationException($"The vault is at version {vault.Version}.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_domain is not null) await _domain.DisposeAsync();
        if (_schema is not null) await _schema.DisposeAsync();
        await base.DisposeAsync();
    }

    private static Domain Open(BenchmarkSchema schema) => Domain.Create(builder => builder
        .AddDomainFxBenchmarks()
        .UsePostgres(new DomainFx.Postgres.PostgresStoreOptions { ConnectionString = schema.ConnectionString, Schema = schema.Name }));
}
