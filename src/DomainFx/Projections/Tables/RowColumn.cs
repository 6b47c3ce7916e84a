using DomainFx.Serialization;

namespace DomainFx.Projections;

/// <summary>One column of a <see cref="RowSet"/>: values of one type side by side, so that nothing is boxed and a store can bind all of them at once.</summary>
#pragma warning disable CA1001 // A set of rows lives as long as its projection; its buffer is left to the garbage collector.
public sealed class RowColumn
#pragma warning restore CA1001
{
    private readonly JsonWriter? _bytes;
    private bool[] _isNull = [];
    private long[] _numbers = [];
    private double[] _doubles = [];
    private decimal[] _decimals = [];
    private Guid[] _guids = [];
    private string?[] _texts = [];
    private long _characters;

    internal RowColumn(ColumnDefinition definition)
    {
        Definition = definition;
        if (definition.Type is ColumnType.Bytes or ColumnType.Json) _bytes = new JsonWriter();
    }

    /// <summary>The column.</summary>
    public ColumnDefinition Definition { get; }

    /// <summary>Whether a row holds nothing here.</summary>
    public bool IsNull(int row) => _isNull[row];

    /// <summary>An integer; 0 or 1 for a Boolean; ticks (100 ns) for a time, a date or a duration.</summary>
    public long GetNumber(int row) => _numbers[row];

    /// <summary>A floating-point number.</summary>
    public double GetDouble(int row) => _doubles[row];

    /// <summary>A decimal number.</summary>
    public decimal GetDecimal(int row) => _decimals[row];

    /// <summary>A GUID.</summary>
    public Guid GetGuid(int row) => _guids[row];

    /// <summary>A text.</summary>
    public string GetText(int row) => _texts[row]!;

    /// <summary>Bytes or JSON, in place: valid until the set is written to or cleared.</summary>
    public ReadOnlySpan<byte> GetBytes(int row) => GetMemory(row).Span;

    /// <summary>Bytes or JSON, in place: valid until the set is written to or cleared.</summary>
    public ReadOnlyMemory<byte> GetMemory(int row)
    {
        var start = row == 0 ? 0 : (int)_numbers[row - 1];
        return _bytes!.Slice(start, (int)_numbers[row] - start);
    }

    /// <summary>About how many bytes its texts, bytes or JSON have.</summary>
    internal long Bytes => _bytes?.Length ?? _characters;

    internal void SetNull(int row)
    {
        _isNull[row] = true;
        if (_bytes is not null) _numbers[row] = _bytes.Length;
    }

    internal void SetNumber(int row, long value) => _numbers[row] = value;

    internal void SetDouble(int row, double value) => _doubles[row] = value;

    internal void SetDecimal(int row, decimal value) => _decimals[row] = value;

    internal void SetGuid(int row, Guid value) => _guids[row] = value;

    internal void SetText(int row, string value)
    {
        _texts[row] = value;
        _characters += value.Length;
    }

    /// <summary>Where a row's bytes are written; <see cref="EndBytes"/> ends them.</summary>
    internal JsonWriter StartBytes() => _bytes!;

    internal void EndBytes(int row) => _numbers[row] = _bytes!.Length;

    internal void Grow(int capacity)
    {
        Array.Resize(ref _isNull, capacity);
        switch (Definition.Type)
        {
            case ColumnType.Real:
                Array.Resize(ref _doubles, capacity);
                break;
            case ColumnType.Numeric:
                Array.Resize(ref _decimals, capacity);
                break;
            case ColumnType.Uuid:
                Array.Resize(ref _guids, capacity);
                break;
            case ColumnType.Text:
                Array.Resize(ref _texts, capacity);
                break;
            default:
                Array.Resize(ref _numbers, capacity);
                break;
        }
    }

    internal void Clear(int count)
    {
        Array.Clear(_isNull, 0, count);
        if (_texts.Length > 0) Array.Clear(_texts, 0, count);
        _bytes?.Truncate(0);
        _characters = 0;
    }
}
