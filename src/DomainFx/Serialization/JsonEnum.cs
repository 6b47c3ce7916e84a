using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace DomainFx.Serialization;

/// <summary>The members of an enum: strings in JSON, as System.Text.Json's JsonStringEnumConverter has them. Combined flags are <c>"A, B"</c>, undefined values numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonEnum
{
    private readonly string[] _names;
    private readonly byte[][] _encoded;
    private readonly ulong[] _values;
    private readonly bool _isSigned;
    private readonly bool _isFlags;

    /// <summary>Called by generated code.</summary>
    /// <param name="names">The members' names in JSON.</param>
    /// <param name="values">Their values, sign-extended.</param>
    public JsonEnum(string[] names, ulong[] values, bool isSigned, bool isFlags)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names;
        _values = values;
        _isSigned = isSigned;
        _isFlags = isFlags;
        _encoded = [.. names.Select(Quoted)];
    }

    /// <summary>Writes a value.</summary>
    public void Write(JsonWriter writer, ulong value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Encoded(value) is { } encoded) writer.WriteRaw(encoded);
        else if (_isFlags && Combination(value) is { } combination) writer.WriteString(default, combination);
        else WriteNumber(writer, default, value);
    }

    /// <summary>Writes a value as a property's name, with the colon.</summary>
    public void WriteName(JsonWriter writer, ulong value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Encoded(value) is not null || (_isFlags && Combination(value) is not null))
        {
            Write(writer, value);
            writer.WriteRaw(":"u8);
            return;
        }

        WriteNumber(writer, "\""u8, value);
        writer.WriteRaw("\":"u8);
    }

    /// <summary>Reads a value: a name, names with commas, or a number.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="size">The bytes of the underlying type.</param>
    public ulong Read(ref JsonReader reader, int size)
    {
        if (!reader.IsString()) return ReadNumber(ref reader, size);

        var start = reader.Position;
        var text = reader.ReadRawString();
        for (var index = 0; index < _encoded.Length; index++)
        {
            if (text.SequenceEqual(_encoded[index])) return _values[index];
        }

        var quoted = new JsonReader(text);
        return TryParse(quoted.ReadString(), size, out var value)
            ? value
            : throw new JsonFormatException($"The enum has no such member. Its members are {string.Join(", ", _names)}. Keep members that events were stored with, or upcast.", start);
    }

    /// <summary>The text of a value, where it is no JSON: a name, names with commas, or a number.</summary>
    public string ToText(ulong value)
    {
        if (IndexOf(value) is >= 0 and var index) return _names[index];
        if (_isFlags && Combination(value) is { } combination) return combination;
        return _isSigned ? unchecked((long)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The value of a text.</summary>
    /// <param name="text">What <see cref="ToText"/> gave.</param>
    /// <param name="size">The bytes of the underlying type.</param>
    /// <exception cref="FormatException">There is no such member.</exception>
    public ulong Parse(string text, int size)
    {
        ArgumentNullException.ThrowIfNull(text);
        var index = Array.IndexOf(_names, text);
        if (index >= 0) return _values[index];
        return TryParse(text, size, out var value)
            ? value
            : throw new FormatException($"The enum has no member '{text}'. Its members are {string.Join(", ", _names)}.");
    }

    private byte[]? Encoded(ulong value) => IndexOf(value) is >= 0 and var index ? _encoded[index] : null;

    private int IndexOf(ulong value)
    {
        // Most enums count from zero without a gap.
        return value < (ulong)_values.Length && _values[value] == value ? (int)value : Array.IndexOf(_values, value);
    }

    private string? Combination(ulong value)
    {
        List<string> parts = [];
        foreach (var index in Enumerable.Range(0, _values.Length).OrderByDescending(index => _values[index]))
        {
            var flag = _values[index];
            if (flag == 0 || (value & flag) != flag) continue;
            value &= ~flag;
            parts.Insert(0, _names[index]);
        }

        return value == 0 && parts.Count > 0 ? string.Join(", ", parts) : null;
    }

    private bool TryParse(string text, int size, out ulong value)
    {
        value = 0;
        foreach (var part in text.Split(','))
        {
            var name = part.Trim();
            var index = Array.FindIndex(_names, candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (index >= 0) value |= _values[index];
            else if (TryParseNumber(name, size, out var number)) value |= number;
            else return false;
        }

        return true;
    }

    private bool TryParseNumber(string text, int size, out ulong value)
    {
        value = 0;
        if (text.Length == 0 || !(char.IsAsciiDigit(text[0]) || text[0] == '-')) return false;
        var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            value = ReadNumber(ref reader, size);
            return reader.TryReadEnd();
        }
        catch (JsonFormatException)
        {
            return false;
        }
    }

    private ulong ReadNumber(ref JsonReader reader, int size) => (size, _isSigned) switch
    {
        (1, true) => unchecked((ulong)reader.ReadSByte()),
        (2, true) => unchecked((ulong)reader.ReadInt16()),
        (4, true) => unchecked((ulong)reader.ReadInt32()),
        (8, true) => unchecked((ulong)reader.ReadInt64()),
        (1, false) => reader.ReadByte(),
        (2, false) => reader.ReadUInt16(),
        (4, false) => reader.ReadUInt32(),
        _ => reader.ReadUInt64(),
    };

    private void WriteNumber(JsonWriter writer, ReadOnlySpan<byte> prefix, ulong value)
    {
        if (_isSigned) writer.WriteInt64(prefix, unchecked((long)value));
        else writer.WriteUInt64(prefix, value);
    }

    private static byte[] Quoted(string name)
    {
        using var writer = new JsonWriter();
        writer.WriteString(default, name);
        return writer.Written.ToArray();
    }
}
