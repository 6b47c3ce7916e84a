using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DomainFx.Sqlite.Connections;

/// <summary>Says what an error of SQLite means for the file, and what to do about it.</summary>
internal static class SqliteFailure
{
    /// <summary>SQLite's extended result codes that mean more here than their primary code says.</summary>
    private const int IoErrorShmSize = 4874;
    private const int IoErrorNoMemory = 3082;

    public static EventStoreException Create(string file, int extendedCode, string detail, TimeSpan lockTimeout, Exception? cause = null)
    {
        var (problem, isTransient) = (extendedCode & 0xFF, extendedCode) switch
        {
            (raw.SQLITE_BUSY or raw.SQLITE_LOCKED, _) => (
                $"is locked by another connection, and stayed so for {lockTimeout.TotalSeconds:0.###} s. End what holds a write transaction on it, or raise LockTimeout, and try again", true),
            (raw.SQLITE_READONLY, _) => (
                "is read-only. Give the process the right to write the file and its folder (SQLite keeps its log beside it)", false),
            (raw.SQLITE_FULL, _) or (_, IoErrorShmSize) => (
                "cannot grow: the disk, or the size the file is allowed, is full. Make room and try again", false),
            (raw.SQLITE_CORRUPT, _) => (
                "is damaged. Stop writing to it, keep a copy of it and of its -wal file, and restore a backup (or try the sqlite3 tool's .recover)", false),
            (raw.SQLITE_NOTADB, _) => (
                "is no SQLite database (or is encrypted). Check the Data Source of the connection string", false),
            (raw.SQLITE_CANTOPEN, _) => (
                "cannot be opened. Check that its folder exists, and that the process may write the file and its folder (SQLite keeps its log beside it)", false),
            (raw.SQLITE_NOMEM, _) or (_, IoErrorNoMemory) => ("cannot be worked on: memory is used up", true),
            (raw.SQLITE_IOERR, _) => (
                "cannot be read or written: the file system reports an error. Check the disk; a file on a network share is not supported", false),
            _ => ("refuses what was asked", false),
        };
        var message = $"Event store '{file}' {problem}. Nothing was half written. (SQLite {extendedCode}: {detail})";
        return new EventStoreException(message, isTransient, cause) { IsRefusal = IsOfValues(extendedCode) };
    }

    /// <summary>Whether an error is about the values that a statement had, such as a constraint that they violate or a limit.</summary>
    public static bool IsOfValues(int extendedCode) => (extendedCode & 0xFF) is raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG;

    /// <summary>Whether an error is about the values that a statement had, or about what it said. A table that is not there is neither, and nothing but the
    /// message tells it from a mistake in the SQL.</summary>
    public static bool IsOfStatement(SqliteException exception) => IsOfValues(exception.SqliteErrorCode) || exception.SqliteErrorCode is raw.SQLITE_RANGE
        || (exception.SqliteErrorCode is raw.SQLITE_ERROR && !exception.Message.Contains("no such table", StringComparison.Ordinal));
}
