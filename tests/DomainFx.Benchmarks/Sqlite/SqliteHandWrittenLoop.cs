using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Projections;
using Microsoft.Data.Sqlite;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>A loop as one writes it by hand: a page of 5,000, System.Text.Json, a fold in memory, prepared upserts and the checkpoint in one transaction.</summary>
internal sealed class SqliteHandWrittenLoop(SqlitePurses purses) : Workload
{
    private const int PageSize = 5_000;

    private SqliteConnection? _connection;

    public override async ValueTask PrepareAsync(int operations)
    {
        _connection ??= await purses.ByHandAsync();
        purses.Run("CREATE TABLE IF NOT EXISTS balance (purse_id TEXT PRIMARY KEY, balance INTEGER NOT NULL, spent INTEGER NOT NULL, moves INTEGER NOT NULL, updated_at TEXT NOT NULL) WITHOUT ROWID");
        purses.Run("CREATE TABLE IF NOT EXISTS checkpoints (name TEXT PRIMARY KEY, position INTEGER NOT NULL)");
        purses.Run("DELETE FROM balance");
        purses.Run("DELETE FROM checkpoints");
    }

    public override ValueTask RunAsync(int operations)
    {
        var rows = new Dictionary<string, PurseRow>(StringComparer.Ordinal);
        var changed = new HashSet<PurseRow>();
        using var read = new SqliteCommand($"SELECT position, stream, type, occurred_at, data FROM events WHERE position > $after ORDER BY position LIMIT {PageSize}", _connection);
        var after = read.Parameters.AddWithValue("$after", 0L);
        for (var count = PageSize; count == PageSize;)
        {
            count = 0;
            changed.Clear();
            using (var events = read.ExecuteReader())
            {
                while (events.Read())
                {
                    var id = events.GetString(1);
                    if (!rows.TryGetValue(id, out var row)) rows.Add(id, row = new PurseRow(id));
                    row.Apply(events.GetString(2), events.GetFieldValue<byte[]>(4), events.GetDateTime(3));
                    changed.Add(row);
                    after.Value = events.GetInt64(0);
                    count++;
                }
            }

            if (count > 0) Store(changed, after.Value!);
        }

        return ValueTask.CompletedTask;
    }

    private void Store(HashSet<PurseRow> changed, object position)
    {
        using var transaction = _connection!.BeginTransaction();
        using var upsert = new SqliteCommand(
            "INSERT INTO balance VALUES ($id, $balance, $spent, $moves, $at) ON CONFLICT (purse_id) DO UPDATE SET balance = excluded.balance, spent = excluded.spent, moves = excluded.moves, updated_at = excluded.updated_at",
            _connection,
            transaction);
        var (id, balance, spent) = (upsert.Parameters.Add("$id", SqliteType.Text), upsert.Parameters.Add("$balance", SqliteType.Integer), upsert.Parameters.Add("$spent", SqliteType.Integer));
        var (moves, at) = (upsert.Parameters.Add("$moves", SqliteType.Integer), upsert.Parameters.Add("$at", SqliteType.Text));
        upsert.Prepare();
        foreach (var row in changed)
        {
            (id.Value, balance.Value, spent.Value, moves.Value, at.Value) = (row.Id, row.Balance, row.Spent, row.Moves, row.UpdatedAt);
            upsert.ExecuteNonQuery();
        }

        using var checkpoint = new SqliteCommand("INSERT INTO checkpoints VALUES ('balance', $p) ON CONFLICT (name) DO UPDATE SET position = excluded.position", _connection, transaction);
        checkpoint.Parameters.AddWithValue("$p", position);
        checkpoint.ExecuteNonQuery();
        transaction.Commit();
    }
}
