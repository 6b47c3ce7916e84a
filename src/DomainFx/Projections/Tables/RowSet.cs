using System.Globalization;
using System.Numerics;
using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx.Projections;

/// <summary>Rows of a read model in column order: what generated code writes and reads, and stores bind and fill. Not thread-safe.
/// Times are kept in microseconds, which every store can hold.</summary>
public sealed class RowSet
{
    private readonly RowColumn[] _columns;
    private int _capacity;

    /// <summary>Makes an empty set of rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keysOnly">Whether rows have the key's columns only.</param>
    public RowSet(TableDefinition table, bool keysOnly = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        _columns = [.. table.Columns.Take(keysOnly ? table.KeyCount : table.Columns.Count).Select(column => new RowColumn(column))];
    }

    /// <summary>The table.</summary>
    public TableDefinition Table { get; }

    /// <summary>The columns that rows have here.</summary>
    public IReadOnlyList<RowColumn> Columns => _columns;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>About how many bytes there are to be stored.</summary>
    internal long Bytes
    {
        get
        {
            var bytes = 0L;
            foreach (var column in _columns) bytes += column.Bytes + (8L * Count);
            return bytes;
        }
    }

    /// <summary>Starts a row; each of its columns is then set once.</summary>
    public void Add()
    {
        if (Count == _capacity)
        {
            _capacity = Math.Max(16, 2 * _capacity);
            foreach (var column in _columns) column.Grow(_capacity);
        }

        Count++;
    }

    /// <summary>Forgets the rows, and keeps the memory.</summary>
    public void Clear()
    {
        foreach (var column in _columns) column.Clear(Count);
        Count = 0;
    }

    /// <summary>Sets nothing.</summary>
    public void SetNull(int column) => _columns[column].SetNull(Count - 1);

    /// <summary>Sets true or false.</summary>
    public void SetBoolean(int column, bool value) => _columns[column].SetNumber(Count - 1, value ? 1 : 0);

    /// <summary>Sets an integer.</summary>
    public void SetInt64(int column, long value) => _columns[column].SetNumber(Count - 1, value);

    /// <summary>Sets a floating-point number; zero has no sign.</summary>
    /// <exception cref="ReadModelValueException">It is not a number.</exception>
    public void SetDouble(int column, double value)
    {
        if (double.IsNaN(value)) throw new ReadModelValueException(Table, _columns[column].Definition, "NaN", "null, or a number that says so");
        _columns[column].SetDouble(Count - 1, StoredValues.Of(value));
    }

    /// <summary>Sets a decimal number; zeros at its end are not kept, since not every store does.</summary>
    public void SetDecimal(int column, decimal value) => _columns[column].SetDecimal(Count - 1, StoredValues.Of(value));

    /// <summary>Sets a GUID.</summary>
    public void SetGuid(int column, Guid value) => _columns[column].SetGuid(Count - 1, value);

    /// <summary>Sets a text; null is nothing.</summary>
    /// <exception cref="ReadModelValueException">It has a NUL character or an unpaired surrogate, or it is null and the column is not nullable.</exception>
    public void SetText(int column, string? value)
    {
        if (value is null)
        {
            if (!_columns[column].Definition.IsNullable) throw new ReadModelValueException(Table, _columns[column].Definition, "null", "a text, or declare the property nullable and set that");
            SetNull(column);
            return;
        }

        if (StorableText.IndexOfFault(value) is >= 0 and var fault)
            throw new ReadModelValueException(Table, _columns[column].Definition, value[fault] == '\0' ? "a NUL character" : "an unpaired surrogate", "a text without it");
        _columns[column].SetText(Count - 1, value);
    }

    /// <summary>Sets a moment; it is kept in UTC.</summary>
    public void SetTimestamp(int column, DateTimeOffset value) => SetTicks(column, value.UtcTicks);

    /// <summary>Sets a date and time; its kind is not kept.</summary>
    public void SetDateTime(int column, DateTime value) => SetTicks(column, value.Ticks);

    /// <summary>Sets a date.</summary>
    public void SetDate(int column, DateOnly value) => SetTicks(column, value.DayNumber * TimeSpan.TicksPerDay);

    /// <summary>Sets a time of day.</summary>
    public void SetTime(int column, TimeOnly value) => SetTicks(column, value.Ticks);

    /// <summary>Sets a length of time.</summary>
    public void SetDuration(int column, TimeSpan value) => SetTicks(column, value.Ticks);

    /// <summary>Sets ticks (100 ns) of a time, a date or a duration, less what is below a microsecond.</summary>
    public void SetTicks(int column, long ticks) => _columns[column].SetNumber(Count - 1, StoredValues.Ticks(ticks));

    /// <summary>Sets bytes, or JSON as it is.</summary>
    public void SetBytes(int column, ReadOnlySpan<byte> value)
    {
        StartJson(column).WriteRaw(value);
        EndJson(column);
    }

    /// <summary>Where a row's JSON is written; <see cref="EndJson"/> ends it.</summary>
    public JsonWriter StartJson(int column) => _columns[column].StartBytes();

    /// <summary>Ends a row's JSON.</summary>
    /// <exception cref="ReadModelValueException">A text in it has a NUL character.</exception>
    public void EndJson(int column)
    {
        _columns[column].EndBytes(Count - 1);
        if (_columns[column].Definition.Type is ColumnType.Json && HasNul(GetBytes(column, Count - 1)))
            throw new ReadModelValueException(Table, _columns[column].Definition, "a NUL character", "a text without it");
    }

    /// <summary>Looks whether a set can come back from JSON as it is.</summary>
    /// <exception cref="ReadModelValueException">It compares otherwise than by default, which JSON does not tell.</exception>
    public void CheckComparer<T>(int column, IEnumerable<T> set)
    {
        if (StateComparers.Of(set) is { } comparer && !StateComparers.IsDefault<T>(comparer)) throw ComparedBy(column, comparer);
    }

    /// <summary>Looks whether a dictionary can come back from JSON as it is.</summary>
    /// <exception cref="ReadModelValueException">It compares otherwise than by default, which JSON does not tell.</exception>
    public void CheckComparer<TKey, TValue>(int column, IEnumerable<KeyValuePair<TKey, TValue>> map)
        where TKey : notnull
    {
        if (StateComparers.Of(map) is { } comparer && !StateComparers.IsDefault<TKey>(comparer)) throw ComparedBy(column, comparer);
    }

    /// <summary>Whether a row holds nothing in a column.</summary>
    public bool IsNull(int column, int row) => _columns[column].IsNull(row);

    /// <summary>Reads true or false.</summary>
    public bool GetBoolean(int column, int row) => _columns[column].GetNumber(row) != 0;

    /// <summary>Reads an integer.</summary>
    public long GetInt64(int column, int row) => _columns[column].GetNumber(row);

    /// <summary>Reads an integer of fewer values than the column can hold.</summary>
    /// <exception cref="ReadModelShapeException">The stored one is none of them.</exception>
    public T GetInt64<T>(int column, int row)
        where T : struct, IBinaryInteger<T> => Fitting<long, T>(column, GetInt64(column, row));

    /// <summary>Reads a floating-point number.</summary>
    public double GetDouble(int column, int row) => _columns[column].GetDouble(row);

    /// <summary>Reads a floating-point number of less precision than the column has.</summary>
    /// <exception cref="ReadModelShapeException">The stored one is none of these.</exception>
    public T GetDouble<T>(int column, int row)
        where T : struct, IFloatingPoint<T> => Fitting<double, T>(column, GetDouble(column, row));

    /// <summary>Reads a decimal number.</summary>
    public decimal GetDecimal(int column, int row) => _columns[column].GetDecimal(row);

    /// <summary>Reads a number of fewer values than the column can hold.</summary>
    /// <exception cref="ReadModelShapeException">The stored one is none of them.</exception>
    public T GetDecimal<T>(int column, int row)
        where T : struct, IBinaryInteger<T> => Fitting<decimal, T>(column, GetDecimal(column, row));

    /// <summary>Reads a GUID.</summary>
    public Guid GetGuid(int column, int row) => _columns[column].GetGuid(row);

    /// <summary>Reads a text.</summary>
    public string GetText(int column, int row) => _columns[column].GetText(row);

    /// <summary>Reads a moment.</summary>
    public DateTimeOffset GetTimestamp(int column, int row) => new(_columns[column].GetNumber(row), TimeSpan.Zero);

    /// <summary>Reads a date and time.</summary>
    public DateTime GetDateTime(int column, int row) => new(_columns[column].GetNumber(row));

    /// <summary>Reads a date.</summary>
    public DateOnly GetDate(int column, int row) => DateOnly.FromDayNumber((int)(_columns[column].GetNumber(row) / TimeSpan.TicksPerDay));

    /// <summary>Reads a time of day.</summary>
    public TimeOnly GetTime(int column, int row) => new(_columns[column].GetNumber(row));

    /// <summary>Reads a length of time.</summary>
    public TimeSpan GetDuration(int column, int row) => new(_columns[column].GetNumber(row));

    /// <summary>Reads bytes or JSON, in place: valid until the set is written to or cleared.</summary>
    public ReadOnlySpan<byte> GetBytes(int column, int row) => _columns[column].GetBytes(row);

    private T Fitting<TStored, T>(int column, TStored stored)
        where TStored : struct, INumberBase<TStored>
        where T : struct, INumberBase<T>
    {
        var value = T.CreateTruncating(stored);
        return TStored.CreateTruncating(value) == stored
            ? value
            : throw new ReadModelShapeException(Table, _columns[column].Definition, stored.ToString(null, CultureInfo.InvariantCulture), typeof(T));
    }

    private ReadModelValueException ComparedBy(int column, object comparer) =>
        new(Table, _columns[column].Definition, $"a collection that compares by {comparer.GetType()}, with which it would not come back", "one with the default comparer, whose keys are normalised before they are added,");

    // Backslashes in front of it come in pairs, or it is not this escape but one of theirs.
    private static bool HasNul(ReadOnlySpan<byte> json)
    {
        for (var start = 0; json[start..].IndexOf("\\u0000"u8) is >= 0 and var found; start += found + 6)
        {
            var backslashes = 0;
            while (backslashes < start + found && json[start + found - 1 - backslashes] == '\\') backslashes++;
            if (backslashes % 2 == 0) return true;
        }

        return false;
    }
}
