using System.Globalization;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Projections;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Benchmarks.Postgres.Projections;

/// <summary>Loops as one writes them by hand, one or several at once: a page of 5,000, System.Text.Json, a fold in memory, one bulk upsert and the
/// checkpoint in one transaction.</summary>
internal sealed class HandWrittenLoops(ProjectedPurses purses, int loops) : Workload
{
    private const int PageSize = 5_000;

    private NpgsqlDataSource? _database;
    private string _schema = "";

    public override async ValueTask PrepareAsync(int operations)
    {
        var schema = await purses.ByHandAsync();
        if (_database is null)
        {
            _database = NpgsqlDataSource.Create(schema.ConnectionString);
            _schema = schema.Name;
            for (var loop = 0; loop < loops; loop++)
                await schema.ExecuteAsync($"CREATE TABLE {{schema}}.balance_{Name(loop)} (purse_id text PRIMARY KEY, balance bigint NOT NULL, spent bigint NOT NULL, moves bigint NOT NULL, updated_at timestamptz NOT NULL) WITH (fillfactor = 80)");
            await schema.ExecuteAsync("CREATE TABLE {schema}.checkpoints (name text PRIMARY KEY, position bigint NOT NULL)");
        }

        for (var loop = 0; loop < loops; loop++) await schema.ExecuteAsync($"TRUNCATE {{schema}}.balance_{Name(loop)}");
        await schema.ExecuteAsync("TRUNCATE {schema}.checkpoints; CHECKPOINT");
    }

    public override async ValueTask RunAsync(int operations) => await Task.WhenAll(Enumerable.Range(0, loops).Select(loop => Task.Run(() => RunAsync(Name(loop)))));

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task RunAsync(string name)
    {
        await using var connection = await _database!.OpenConnectionAsync();
        var rows = new Dictionary<string, PurseRow>(StringComparer.Ordinal);
        var changed = new HashSet<PurseRow>();
        var position = new NpgsqlParameter<long> { TypedValue = 0 };
        await using var read = new NpgsqlCommand($"SELECT position, stream, type, occurred_at, data FROM {_schema}.events WHERE position > $1 ORDER BY position LIMIT {PageSize}", connection) { Parameters = { position } };
        await read.PrepareAsync();
        for (var count = PageSize; count == PageSize;)
        {
            count = 0;
            changed.Clear();
            await using (var events = await read.ExecuteReaderAsync())
            {
                while (await events.ReadAsync())
                {
                    var id = events.GetString(1);
                    if (!rows.TryGetValue(id, out var row)) rows.Add(id, row = new PurseRow(id));
                    row.Apply(events.GetString(2), events.GetFieldValue<byte[]>(4), events.GetDateTime(3));
                    changed.Add(row);
                    position.TypedValue = events.GetInt64(0);
                    count++;
                }
            }

            if (count > 0) await StoreAsync(connection, name, changed, position.TypedValue);
        }
    }

    private async Task StoreAsync(NpgsqlConnection connection, string name, HashSet<PurseRow> changed, long position)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(
                    $"""
                    INSERT INTO {_schema}.balance_{name} SELECT * FROM unnest($1, $2, $3, $4, $5)
                    ON CONFLICT (purse_id) DO UPDATE SET balance = excluded.balance, spent = excluded.spent, moves = excluded.moves, updated_at = excluded.updated_at
                    """)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string[]> { TypedValue = [.. changed.Select(static row => row.Id)] },
                        new NpgsqlParameter<long[]> { TypedValue = [.. changed.Select(static row => row.Balance)] },
                        new NpgsqlParameter<long[]> { TypedValue = [.. changed.Select(static row => row.Spent)] },
                        new NpgsqlParameter<long[]> { TypedValue = [.. changed.Select(static row => (long)row.Moves)] },
                        new NpgsqlParameter<DateTime[]> { TypedValue = [.. changed.Select(static row => row.UpdatedAt)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                    },
                },
                new NpgsqlBatchCommand($"INSERT INTO {_schema}.checkpoints VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET position = excluded.position")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = name }, new NpgsqlParameter<long> { TypedValue = position } },
                },
            },
        };
        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static string Name(int loop) => loop.ToString(CultureInfo.InvariantCulture);
}
