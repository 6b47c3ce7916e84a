using Microsoft.Data.Sqlite;

namespace DomainFx.Benchmarks.References.SqliteStore;

/// <summary>An append in a transaction of its own, with prepared commands on one connection: the straight way to write a durable event store by hand.</summary>
internal sealed class HandWrittenSqliteStore : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly SqliteCommand _version;
    private readonly SqliteCommand _insert;

    public HandWrittenSqliteStore(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute("""
            CREATE TABLE IF NOT EXISTS events (
                position INTEGER PRIMARY KEY AUTOINCREMENT,
                stream TEXT NOT NULL,
                version INTEGER NOT NULL,
                event_id BLOB NOT NULL UNIQUE,
                type TEXT NOT NULL,
                data BLOB NOT NULL,
                metadata BLOB NOT NULL,
                occurred_at INTEGER NOT NULL,
                UNIQUE (stream, version));
            """);
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _version = Prepare("SELECT coalesce(max(version), 0) FROM events WHERE stream = $stream", "$stream");
        _insert = Prepare(
            "INSERT INTO events (stream, version, event_id, type, data, metadata, occurred_at) VALUES ($stream, $version, $id, $type, $data, $metadata, $at)",
            "$stream", "$version", "$id", "$type", "$data", "$metadata", "$at");
    }

    public async Task<long> AppendAsync(string stream, long expectedVersion, string type, byte[] data, byte[] metadata, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return Append(stream, expectedVersion, type, data, metadata);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _rollback, _version, _insert]) await command.DisposeAsync();
        await _connection.DisposeAsync();
        _gate.Dispose();
    }

    private long Append(string stream, long expectedVersion, string type, byte[] data, byte[] metadata)
    {
        _begin.ExecuteNonQuery();
        try
        {
            _version.Parameters[0].Value = stream;
            var version = (long)_version.ExecuteScalar()!;
            if (version != expectedVersion) throw new InvalidOperationException($"{stream} is at {version}, not {expectedVersion}.");
            _insert.Parameters[0].Value = stream;
            _insert.Parameters[1].Value = version + 1;
            _insert.Parameters[2].Value = Guid.CreateVersion7().ToByteArray();
            _insert.Parameters[3].Value = type;
            _insert.Parameters[4].Value = data;
            _insert.Parameters[5].Value = metadata;
            _insert.Parameters[6].Value = DateTime.UtcNow.Ticks;
            _insert.ExecuteNonQuery();
            _commit.ExecuteNonQuery();
            return version + 1;
        }
        catch
        {
            _rollback.ExecuteNonQuery();
            throw;
        }
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private void Execute(string sql)
    {
        using var command = Prepare(sql);
        command.ExecuteNonQuery();
    }
}
