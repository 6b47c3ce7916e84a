using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DomainFx.Serialization;

public ref partial struct JsonReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a string.</summary>
    /// <exception cref="JsonFormatException">Something else is next, null too, or the text is malformed.</exception>
    public string ReadString()
    {
        if (Peek() != (byte)'"') FailExpected("a string");
        var text = _json[(_position + 1)..];
        var length = PlainText.Length(text);
        if ((uint)length < (uint)text.Length && text[length] == (byte)'"')
        {
            _position += length + 2;
            return length == 0 ? "" : Encoding.Latin1.GetString(text[..length]);
        }

        return ReadUnusualString();
    }

    /// <summary>Reads a string of one character.</summary>
    public char ReadChar()
    {
        var start = Begin();
        var text = ReadString();
        return text.Length == 1 ? text[0] : throw new JsonFormatException($"Expected a string of one character; it has {text.Length}.", start);
    }

    /// <summary>Reads base64.</summary>
    public byte[] ReadBytes() => ReadBridged(JsonMetadataServices.ByteArrayConverter, "a string of base64")!;

    /// <summary>Reads a URI, relative or absolute.</summary>
    public Uri ReadUri() => ReadBridged(JsonMetadataServices.UriConverter, "a URI")!;

    /// <summary>Reads a version.</summary>
    public Version ReadVersion() => ReadBridged(JsonMetadataServices.VersionConverter, "a version such as \"1.2.3\"")!;

    /// <summary>Reads the name of a property, up to its value.</summary>
    public string ReadPropertyName()
    {
        var name = ReadString();
        ReadColon();
        return name;
    }

    /// <summary>Enters the name of a property that is a value which JSON writes as a string; what comes next here is the property's own value.</summary>
    public JsonReader ReadQuotedName()
    {
        var start = Begin();
        ReadRawString();
        var name = new JsonReader(_json[.._position]) { _position = start };
        ReadColon();
        return name;
    }

    /// <summary>Enters the name of a property that is a number or a boolean; what comes next here is the property's own value.</summary>
    public JsonReader ReadNumberName()
    {
        if (!TryReadQuoted(out var name)) FailExpected("a property");
        ReadColon();
        return name;
    }

    /// <summary>Enters a number that is written as a string, if a string is next. What comes next here is what follows the string.</summary>
    public bool TryReadQuoted(out JsonReader quoted)
    {
        quoted = default;
        if (Peek() != (byte)'"') return false;
        var start = _position;
        var raw = ReadRawString();
        quoted = raw.Contains((byte)'\\')
            ? new JsonReader(Encoding.UTF8.GetBytes(Unescape(raw, start)))
            : new JsonReader(_json[..(_position - 1)]) { _position = start + 1 };
        return true;
    }

    /// <summary>Reads a string as it stands in the JSON, its quotes too.</summary>
    public ReadOnlySpan<byte> ReadRawString()
    {
        if (Peek() != (byte)'"') FailExpected("a string");
        var start = _position;
        var text = _json[(start + 1)..];
        var length = PlainText.Length(text);
        _position += (uint)length < (uint)text.Length && text[length] == (byte)'"' ? length + 2 : StringLength();
        return _json[start.._position];
    }

    /// <summary>The discriminator of the object that is next, as JSON, wherever in the object it stands; empty if there is none. The position stays.</summary>
    /// <param name="name">The discriminator's name.</param>
    public ReadOnlySpan<byte> PeekTag(ReadOnlySpan<byte> name)
    {
        var ahead = this;
        var first = true;
        while (ahead.NextEntry(ref first))
        {
            if (ahead.ReadName().SequenceEqual(name)) return ahead.ReadTag();
            ahead.Skip();
        }

        return default;
    }

    private ReadOnlySpan<byte> ReadTag()
    {
        if (!IsString())
        {
            var start = _position;
            ReadInt32();
            return _json[start.._position];
        }

        var place = _position;
        var raw = ReadRawString();
        if (!raw.Contains((byte)'\\')) return raw;
        using var writer = new JsonWriter();
        writer.WriteString(default, Unescape(raw, place));
        return writer.Written.ToArray();
    }

    /// <summary>The text of a name, unescaped, the position at the value.</summary>
    private ReadOnlySpan<byte> ReadName()
    {
        if (Peek() != (byte)'"') FailExpected("a property");
        var text = _json[(_position + 1)..];
        var length = PlainText.Length(text);
        ReadOnlySpan<byte> name;
        if ((uint)length < (uint)text.Length && text[length] == (byte)'"')
        {
            name = text[..length];
            _position += length + 2;
        }
        else
        {
            name = Encoding.UTF8.GetBytes(ReadUnusualString());
        }

        ReadColon();
        return name;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadColon()
    {
        if (Peek() != (byte)':') FailExpected("':'");
        _position++;
    }

    private string ReadUnusualString()
    {
        var start = _position;
        var length = StringLength();
        var text = _json.Slice(start + 1, length - 2);
        try
        {
            var value = text.Contains((byte)'\\') ? Unescape(_json.Slice(start, length), start) : StrictUtf8.GetString(text);
            _position = start + length;
            return value;
        }
        catch (DecoderFallbackException exception)
        {
            throw NotWellFormed(start, exception);
        }
    }

    /// <summary>The bytes of the string at the position, its quotes too.</summary>
    private readonly int StringLength()
    {
        var reader = new Utf8JsonReader(_json[_position..]);
        try
        {
            reader.Read();
        }
        catch (JsonException exception)
        {
            throw Malformed(_position + (int)reader.BytesConsumed, exception);
        }

        return (int)reader.BytesConsumed;
    }

    private static string Unescape(ReadOnlySpan<byte> quoted, int position)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw NotWellFormed(position, exception);
        }
    }

    private static JsonFormatException NotWellFormed(int position, Exception exception) =>
        new("The string is not well-formed UTF-8, or holds an unpaired surrogate.", position, exception);
}
