using System.Data.Common;
using DomainFx.Postgres;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Faults.Child;

/// <summary>The child process that has a projection, and stores batch after batch; or has SQL of its own open, which locks what its successor wants.</summary>
internal static class ProjectingChild
{
    public static readonly TableDefinition Table = new("account_balance", 1, 1, [new("account_id", ColumnType.Text), new("balance", ColumnType.BigInt)]);

    public static readonly ProjectionKey Key = new("account-balance", 1);

    public static async Task<int> RunAsync(string connectionString, string schema, string owner, bool isOpen)
    {
        await using var store = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = connectionString, Schema = schema });
        var projections = store.Projections;
        await projections.OpenAsync(new ProjectionDefinition { Key = Key, Table = Table });
        var lease = (await projections.AcquireAsync(Key, 0, owner, TimeSpan.FromSeconds(2)))!;
        try
        {
            if (isOpen) await KeepOpenAsync(projections, lease, schema);
            else await StoreAsync(projections, lease);
        }
        catch (Exception exception) when (exception is ProjectionLeaseLostException or EventStoreException)
        {
            Say($"ended by {exception.GetType().Name}");
        }

        return 0;
    }

    /// <summary>A batch of one row, which says whose it is.</summary>
    public static ProjectionCommit Batch(ProjectionLease lease, long from, long balance)
    {
        var changes = new ReadModelChanges(new RowSet(Table), new RowSet(Table, keysOnly: true));
        changes.Upserts.Add();
        changes.Upserts.SetText(0, lease.Owner);
        changes.Upserts.SetInt64(1, balance);
        return new ProjectionCommit { Lease = lease, From = from, To = new Checkpoint(from + 1, Guid.NewGuid()), Table = Table, Changes = changes };
    }

    private static async Task StoreAsync(IProjectionStore projections, ProjectionLease lease)
    {
        for (var position = 0L; ; position++)
        {
            await projections.CommitAsync(Batch(lease, position, position + 1));
            if (position % 10 == 0) await projections.RenewAsync(lease);
            Say($"{position + 1}");
            await Task.Delay(10);
        }
    }

    private static async Task KeepOpenAsync(IProjectionStore projections, ProjectionLease lease, string schema)
    {
        await using var transaction = await projections.BeginAsync(lease);
        // Statements that follow each other keep the server's time-outs from being the first to end it.
        foreach (var sql in new[] { "SET LOCAL idle_in_transaction_session_timeout = 0", $"LOCK TABLE {schema}.account_balance__v1 IN EXCLUSIVE MODE" })
        {
            await using DbCommand command = transaction.Transaction.Connection!.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction.Transaction);
            await command.ExecuteNonQueryAsync();
        }

        Say("open");
        // Until the test has stopped this process, and let it go on.
        await Task.Delay(TimeSpan.FromSeconds(1));
        await transaction.CommitAsync(Batch(lease, 0, -1));
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
