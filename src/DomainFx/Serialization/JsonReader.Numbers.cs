using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace DomainFx.Serialization;

public ref partial struct JsonReader
{
    /// <summary>Reads a whole number.</summary>
    public byte ReadByte() => (byte)ReadInteger(byte.MinValue, byte.MaxValue);

    /// <summary>Reads a whole number.</summary>
    public sbyte ReadSByte() => (sbyte)ReadInteger(sbyte.MinValue, sbyte.MaxValue);

    /// <summary>Reads a whole number.</summary>
    public short ReadInt16() => (short)ReadInteger(short.MinValue, short.MaxValue);

    /// <summary>Reads a whole number.</summary>
    public ushort ReadUInt16() => (ushort)ReadInteger(ushort.MinValue, ushort.MaxValue);

    /// <summary>Reads a whole number.</summary>
    public int ReadInt32() => (int)ReadInteger(int.MinValue, int.MaxValue);

    /// <summary>Reads a whole number.</summary>
    public uint ReadUInt32() => (uint)ReadInteger(uint.MinValue, uint.MaxValue);

    /// <summary>Reads a whole number.</summary>
    public long ReadInt64() => ReadInteger(long.MinValue, long.MaxValue);

    /// <summary>Reads a whole number.</summary>
    public ulong ReadUInt64()
    {
        var start = Begin();
        if (ScanDigits(out var negative, out var magnitude) && !negative) return magnitude;
        FailRange(start, $"a whole number from 0 to {ulong.MaxValue}");
        return 0;
    }

    /// <summary>Reads a whole number.</summary>
    public Int128 ReadInt128() => ReadBridged(JsonMetadataServices.Int128Converter, "a whole number of 128 bits");

    /// <summary>Reads a whole number.</summary>
    public UInt128 ReadUInt128() => ReadBridged(JsonMetadataServices.UInt128Converter, "a whole number from 0 of 128 bits");

    /// <summary>Reads a number with its scale.</summary>
    public decimal ReadDecimal()
    {
        var number = new JsonNumber(_json[Begin()..]);
        if (number is { IsExact: true, Exponent: <= 0 and >= -JsonDecimal.MaxScale })
        {
            _position += number.Length;
            return new decimal((int)number.Digits, (int)(number.Digits >> 32), 0, number.IsNegative, (byte)-number.Exponent);
        }

        return ReadBridged(JsonMetadataServices.DecimalConverter, "a decimal number");
    }

    /// <summary>Reads a number.</summary>
    public double ReadDouble()
    {
        var number = new JsonNumber(_json[Begin()..]);
        if (number.TryGetDouble(out var value))
        {
            _position += number.Length;
            return value;
        }

        var start = _position;
        value = ReadBridged(JsonMetadataServices.DoubleConverter, "a number");
        if (!double.IsFinite(value)) FailRange(start, "a number within the range of a double");
        return value;
    }

    /// <summary>Reads a number.</summary>
    public float ReadSingle()
    {
        var start = Begin();
        var value = ReadBridged(JsonMetadataServices.SingleConverter, "a number");
        if (!float.IsFinite(value)) FailRange(start, "a number within the range of a float");
        return value;
    }

    /// <summary>Reads a number.</summary>
    public Half ReadHalf()
    {
        var start = Begin();
        var value = ReadBridged(JsonMetadataServices.HalfConverter, "a number");
        if (!Half.IsFinite(value)) FailRange(start, "a number within the range of a Half");
        return value;
    }

    /// <summary>Reads <c>"NaN"</c>, <c>"Infinity"</c> or <c>"-Infinity"</c> if one of them is next.</summary>
    public bool TryReadNamedNumber(out double value)
    {
        value = 0;
        if (Peek() != (byte)'"') return false;
        var rest = _json[_position..];
        (value, var length) = rest.StartsWith("\"NaN\""u8) ? (double.NaN, 5)
            : rest.StartsWith("\"Infinity\""u8) ? (double.PositiveInfinity, 10)
            : rest.StartsWith("\"-Infinity\""u8) ? (double.NegativeInfinity, 11)
            : (0, 0);
        _position += length;
        return length > 0;
    }

    private int Begin()
    {
        Peek();
        return _position;
    }

    private long ReadInteger(long min, long max)
    {
        var start = Begin();
        if (ScanDigits(out var negative, out var magnitude))
        {
            if (negative)
            {
                if (min < 0 && magnitude <= (ulong)long.MaxValue + 1 && unchecked(-(long)magnitude) >= min) return unchecked(-(long)magnitude);
            }
            else if (magnitude <= (ulong)max)
            {
                return (long)magnitude;
            }
        }

        FailRange(start, $"a whole number from {min} to {max}");
        return 0;
    }

    /// <summary>Reads a whole number of at most 64 bits; false if it is more, or not whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ScanDigits(out bool negative, out ulong magnitude)
    {
        var json = _json;
        var position = _position;
        negative = (uint)position < (uint)json.Length && json[position] == (byte)'-';
        if (negative) position++;
        var first = position;
        magnitude = 0;
        while ((uint)position < (uint)json.Length)
        {
            var digit = (uint)json[position] - '0';
            if (digit > 9) break;
            magnitude = (magnitude * 10) + digit;
            position++;
        }

        var count = position - first;
        if (count == 0 || (count > 1 && json[first] == (byte)'0')) FailExpected("a number");
        if ((uint)position < (uint)json.Length && json[position] is (byte)'.' or (byte)'e' or (byte)'E') return false;
        if (count >= 20 && (count > 20 || !Fits(json.Slice(first, count)))) return false;
        _position = position;
        return true;
    }

    private static bool Fits(ReadOnlySpan<byte> digits) => ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private void FailRange(int start, string expected)
    {
        _position = start;
        Skip();
        throw new JsonFormatException($"Expected {expected}; the stored number is another. Widen the property's type, or raise the contract's version and upcast the old one.", start);
    }
}
