using System.Text;
using SQLitePCL;

namespace DomainFx.Sqlite.Connections;

/// <summary>A statement, prepared on first use and kept: values are bound and read as spans, with no garbage for a row.
/// Parameters count from 1, columns from 0.</summary>
internal sealed class SqliteStatement(SqliteSession session, string sql) : IDisposable
{
    private sqlite3_stmt? _statement;

    public SqliteStatement Bind(int parameter, long value)
    {
        session.Check(raw.sqlite3_bind_int64(Prepared(), parameter, value));
        return this;
    }

    /// <summary>Binds bytes; no bytes are an empty value, not null.</summary>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        session.Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(Prepared(), parameter, 0) : raw.sqlite3_bind_blob(Prepared(), parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(parameter, bytes);
    }

    public SqliteStatement Bind(int parameter, string text)
    {
        Span<byte> bytes = text.Length <= 256 ? stackalloc byte[768] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        session.Check(raw.sqlite3_bind_text(Prepared(), parameter, bytes[..Encoding.UTF8.GetBytes(text, bytes)]));
        return this;
    }

    public SqliteStatement Bind(int parameter, double value)
    {
        session.Check(raw.sqlite3_bind_double(Prepared(), parameter, value));
        return this;
    }

    /// <summary>Binds text that is UTF-8 already.</summary>
    public SqliteStatement BindText(int parameter, ReadOnlySpan<byte> utf8)
    {
        session.Check(raw.sqlite3_bind_text(Prepared(), parameter, utf8));
        return this;
    }

    public SqliteStatement BindNull(int parameter)
    {
        session.Check(raw.sqlite3_bind_null(Prepared(), parameter));
        return this;
    }

    /// <summary>Moves to the next row; false, and ready for the next use, if there is none.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(Prepared());
        if (result == raw.SQLITE_ROW) return true;
        Reset();
        if (result != raw.SQLITE_DONE) throw session.Failure(result);
        return false;
    }

    /// <summary>Runs a statement that gives no row, or whose rows are of no interest.</summary>
    public void Run()
    {
        while (Step())
        {
            // To its end: it is not done before.
        }
    }

    /// <summary>Reads the first column of the only row.</summary>
    public long Scalar()
    {
        var value = Step() ? Int64(0) : throw session.Damage($"'{sql}' finds no row");
        Reset();
        return value;
    }

    public long Int64(int column) => raw.sqlite3_column_int64(_statement!, column);

    public double Double(int column) => raw.sqlite3_column_double(_statement!, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement!, column) == raw.SQLITE_NULL;

    /// <summary>A column's bytes, valid until the next step. Null gives none.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement!, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public Guid Guid(int column)
    {
        var bytes = Bytes(column);
        return bytes.Length == 16 ? new Guid(bytes, bigEndian: true) : throw session.Damage($"an id has {bytes.Length} bytes instead of 16");
    }

    /// <summary>Ends the statement's use: its read transaction is over.</summary>
    public void Reset()
    {
        if (_statement is not null) raw.sqlite3_reset(_statement);
    }

    public void Dispose() => _statement?.Dispose();

    private sqlite3_stmt Prepared()
    {
        if (_statement is not null) return _statement;
        session.Check(raw.sqlite3_prepare_v3(session.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        // Kept only if that succeeded: a table that is not there may be there the next time.
        return _statement = statement;
    }
}
