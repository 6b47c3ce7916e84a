using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DomainFx.Sqlite.Connections;

/// <summary>One connection with the settings that durability hangs on, and the statements prepared on it. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<SqliteStatement> _statements = [];
    private readonly TimeSpan _lockTimeout;

    /// <summary>Opens the file.</summary>
    /// <exception cref="EventStoreException">It cannot be opened, or does not take the settings.</exception>
    public SqliteSession(string connectionString, string file, TimeSpan lockTimeout)
    {
        File = file;
        _lockTimeout = lockTimeout;
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
            Handle = _connection.Handle!;
            IsReadOnly = raw.sqlite3_db_readonly(Handle, "main") == 1;
            Configure();
        }
        catch (SqliteException exception)
        {
            _connection.Dispose();
            throw SqliteFailure.Create(file, exception.SqliteExtendedErrorCode, exception.Message, lockTimeout, exception);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file's path, for messages.</summary>
    public string File { get; }

    public sqlite3 Handle { get; }

    /// <summary>Whether the file could not be written when it was opened: the connection stays so.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Makes a statement that lives as long as the session.</summary>
    public SqliteStatement Statement(string sql)
    {
        var statement = new SqliteStatement(this, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs a script of several statements.</summary>
    public void Run(string script) => Check(raw.sqlite3_exec(Handle, script));

    /// <summary>Starts a transaction with the file's write lock, for SQL that is not the store's own.</summary>
    public SqliteTransaction BeginTransaction()
    {
        try
        {
            return _connection.BeginTransaction(deferred: false);
        }
        catch (SqliteException exception)
        {
            throw FailureOf(exception);
        }
    }

    /// <summary>What an exception of the connection means.</summary>
    public EventStoreException FailureOf(SqliteException exception) =>
        SqliteFailure.Create(File, exception.SqliteExtendedErrorCode, exception.Message, _lockTimeout, exception);

    /// <summary>After an exception: ends every statement, and the transaction if there is one.</summary>
    public void Recover()
    {
        foreach (var statement in _statements) statement.Reset();
        if (raw.sqlite3_get_autocommit(Handle) == 0) Run("ROLLBACK");
    }

    public void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw Failure(result);
    }

    public EventStoreException Failure(int result)
    {
        // The connection knows more than the call, unless another call came between.
        var extended = raw.sqlite3_extended_errcode(Handle);
        return SqliteFailure.Create(File, (extended & 0xFF) == (result & 0xFF) ? extended : result, raw.sqlite3_errmsg(Handle).utf8_to_string(), _lockTimeout);
    }

    /// <summary>What is in the file contradicts itself, although SQLite reads it.</summary>
    public EventStoreException Damage(string problem) => SqliteFailure.Create(File, raw.SQLITE_CORRUPT, problem, _lockTimeout);

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
        _connection.Dispose();
    }

    private void Configure()
    {
        Check(raw.sqlite3_busy_timeout(Handle, (int)_lockTimeout.TotalMilliseconds));
        // Of a file that is made now. Appends to many streams write a page for each: half the usual size makes them a tenth faster, and loads no slower.
        Run("PRAGMA page_size = 2048");
        UseWriteAheadLog();
        // Moving the log into the file costs two syncs; every 16 MB it is a small part of the writing.
        Require("wal_autocheckpoint", "4000", "4000");
        // Each commit is on the disk before its append is answered.
        Require("synchronous", "FULL", "2");
        Require("foreign_keys", "ON", "1");
        // What is deleted is overwritten: erasing a stream is meant.
        Require("secure_delete", "ON", "1");
    }

    private void UseWriteAheadLog()
    {
        // Here alone SQLite does not wait for a lock by itself, and two processes that create the file at once would meet.
        var pause = default(SpinWait);
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                if (Pragma("journal_mode") != "wal") Require("journal_mode", "WAL", "wal");
                return;
            }
            catch (EventStoreException exception) when (exception.IsTransient && Stopwatch.GetElapsedTime(start) < _lockTimeout)
            {
                pause.SpinOnce();
            }
        }
    }

    private void Require(string pragma, string value, string expected)
    {
        var actual = Pragma($"{pragma} = {value}");
        if (actual.Length == 0) actual = Pragma(pragma);
        if (actual == expected) return;
        throw new EventStoreException($"Event store '{File}' needs PRAGMA {pragma} = {value}, but it stays '{actual}'. Keep the file on a local disk of this machine.");
    }

    private string Pragma(string text)
    {
        using var statement = new SqliteStatement(this, $"PRAGMA {text}");
        return statement.Step() ? statement.Text(0) : "";
    }
}
