using System.Buffers.Text;
using System.Globalization;

namespace DomainFx.Serialization;

public sealed partial class JsonWriter
{
    private const int MaxNumber = 64;

    /// <summary>Writes a number.</summary>
    public void WriteInt64(ReadOnlySpan<byte> prefix, long value)
    {
        Utf8Formatter.TryFormat(value, Start(prefix, MaxNumber), out var count);
        End(prefix, count);
    }

    /// <summary>Writes a number.</summary>
    public void WriteUInt64(ReadOnlySpan<byte> prefix, ulong value)
    {
        Utf8Formatter.TryFormat(value, Start(prefix, MaxNumber), out var count);
        End(prefix, count);
    }

    /// <summary>Writes a number.</summary>
    public void WriteInt128(ReadOnlySpan<byte> prefix, Int128 value)
    {
        value.TryFormat(Start(prefix, MaxNumber), out var count, default, CultureInfo.InvariantCulture);
        End(prefix, count);
    }

    /// <summary>Writes a number.</summary>
    public void WriteUInt128(ReadOnlySpan<byte> prefix, UInt128 value)
    {
        value.TryFormat(Start(prefix, MaxNumber), out var count, default, CultureInfo.InvariantCulture);
        End(prefix, count);
    }

    /// <summary>Writes a number, its scale kept: <c>1.10</c>.</summary>
    public void WriteDecimal(ReadOnlySpan<byte> prefix, decimal value)
    {
        var target = Start(prefix, MaxNumber);
        if (!JsonDecimal.TryFormat(value, target, out var count)) value.TryFormat(target, out count, default, CultureInfo.InvariantCulture);
        End(prefix, count);
    }

    /// <summary>Writes a number, as short as it can be read back unchanged.</summary>
    /// <exception cref="JsonFormatException">The value is infinite or not a number.</exception>
    public void WriteDouble(ReadOnlySpan<byte> prefix, double value)
    {
        if (!double.IsFinite(value)) RefuseNotFinite(prefix, value);
        var target = Start(prefix, MaxNumber);
        if (!JsonDouble.TryFormat(value, target, out var count)) value.TryFormat(target, out count, default, CultureInfo.InvariantCulture);
        End(prefix, count);
    }

    /// <summary>Writes a number, as short as it can be read back unchanged.</summary>
    /// <exception cref="JsonFormatException">The value is infinite or not a number.</exception>
    public void WriteSingle(ReadOnlySpan<byte> prefix, float value)
    {
        if (!float.IsFinite(value)) RefuseNotFinite(prefix, value);
        value.TryFormat(Start(prefix, MaxNumber), out var count, default, CultureInfo.InvariantCulture);
        End(prefix, count);
    }

    /// <summary>Writes a number, as short as it can be read back unchanged.</summary>
    /// <exception cref="JsonFormatException">The value is infinite or not a number.</exception>
    public void WriteHalf(ReadOnlySpan<byte> prefix, Half value)
    {
        if (!Half.IsFinite(value)) RefuseNotFinite(prefix, (double)value);
        value.TryFormat(Start(prefix, MaxNumber), out var count, default, CultureInfo.InvariantCulture);
        End(prefix, count);
    }

    /// <summary>Writes <c>"NaN"</c>, <c>"Infinity"</c> or <c>"-Infinity"</c>, where the contract allows them; nothing, not even the prefix, for any other value.</summary>
    public bool TryWriteNamedNumber(ReadOnlySpan<byte> prefix, double value)
    {
        if (double.IsFinite(value)) return false;
        WriteRaw(prefix);
        WriteRaw(double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8);
        return true;
    }

    private void RefuseNotFinite(ReadOnlySpan<byte> prefix, double value)
    {
        // The place is found by what was written before it.
        WriteRaw(prefix);
        throw new JsonFormatException(
            $"JSON has no number {value.ToString(CultureInfo.InvariantCulture)}. Use [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] if the value is meant.", _length);
    }
}
