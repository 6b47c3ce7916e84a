using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>A read model's table, written without a worker.</summary>
internal sealed class Balances(IProjectionStore store, int version = 1)
{
    public TableDefinition Table { get; } = new("account_balance", version, 1,
    [
        new("account_id", ColumnType.Text), new("balance", ColumnType.BigInt), new("status", ColumnType.Text, IsIndexed: true), new("rate", ColumnType.Numeric, IsNullable: true),
        new("updated_at", ColumnType.Timestamp), new("notes", ColumnType.Json),
    ]);

    public ProjectionDefinition Definition => new() { Key = new ProjectionKey("account-balance", version), Table = Table };

    public ProjectionLease Lease { get; set; } = null!;

    public long Position { get; set; }

    public async Task<Balances> StartAsync(string owner = "worker-1", TimeSpan? duration = null)
    {
        await store.OpenAsync(Definition);
        Lease = (await store.AcquireAsync(Definition.Key, 0, owner, duration ?? TimeSpan.FromMinutes(1)))!;
        return this;
    }

    public async Task StoreAsync(params (string Id, long Balance)[] rows)
    {
        var commit = Next(rows);
        await store.CommitAsync(commit);
        Position = commit.To.Position;
    }

    public ProjectionCommit Next(params (string Id, long Balance)[] rows)
    {
        var upserts = new RowSet(Table);
        foreach (var (id, balance) in rows)
        {
            upserts.Add();
            upserts.SetText(0, id);
            upserts.SetInt64(1, balance);
            upserts.SetText(2, balance > 1_000 ? "Rich" : "Active");
            upserts.SetDecimal(3, balance / 4m);
            upserts.SetTimestamp(4, new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero));
            upserts.SetBytes(5, "[{\"text\":\"first\",\"amount\":0.25}]"u8);
        }

        return new ProjectionCommit
        {
            Lease = Lease, From = Position, To = new Checkpoint(Position + 1, Guid.NewGuid()), Table = Table, Changes = new ReadModelChanges(upserts, new RowSet(Table, keysOnly: true)),
        };
    }
}
