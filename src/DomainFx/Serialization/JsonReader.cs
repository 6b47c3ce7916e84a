using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DomainFx.Serialization;

/// <summary>What generated codecs read from: a strict forward reader over UTF-8 JSON that expects properties in the order in which they were written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonReader
{
    private readonly ReadOnlySpan<byte> _json;
    private int _position;
    private int _depth;

    /// <summary>Starts at the first byte.</summary>
    public JsonReader(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>The number of bytes consumed.</summary>
    public readonly int Position => _position;

    /// <summary>Whether everything but white space was consumed; a document ends there.</summary>
    public bool TryReadEnd()
    {
        SkipWhiteSpace();
        return _position == _json.Length;
    }

    /// <summary>Fails if anything but white space follows.</summary>
    /// <exception cref="JsonFormatException">The document goes on.</exception>
    public void End()
    {
        if (_position != _json.Length && !TryReadEnd()) Fail("The JSON goes on after its value. One event is one JSON value.");
    }

    /// <summary>Reads <c>null</c> if it is next.</summary>
    public bool TryReadNull()
    {
        if (Peek() != (byte)'n') return false;
        ReadLiteral("null"u8);
        return true;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <exception cref="JsonFormatException">Something else is next.</exception>
    public bool ReadBoolean()
    {
        switch (Peek())
        {
            case (byte)'t':
                ReadLiteral("true"u8);
                return true;
            case (byte)'f':
                ReadLiteral("false"u8);
                return false;
            default:
                FailExpected("true or false");
                return false;
        }
    }

    /// <summary>Reads <c>True</c> or <c>False</c>, as a dictionary's key is written, or with a small letter.</summary>
    /// <exception cref="JsonFormatException">Something else is next.</exception>
    public bool ReadBooleanName()
    {
        if (Peek() is not ((byte)'T' or (byte)'F')) return ReadBoolean();
        var value = Peek() == (byte)'T';
        ReadLiteral(value ? "True"u8 : "False"u8);
        return value;
    }

    /// <summary>The next byte that is no white space, which becomes the position; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Peek()
    {
        var json = _json;
        var position = _position;
        if ((uint)position < (uint)json.Length && json[position] > (byte)' ') return json[position];
        return PeekAfterWhiteSpace();
    }

    private byte PeekAfterWhiteSpace()
    {
        SkipWhiteSpace();
        return _position < _json.Length ? _json[_position] : (byte)0;
    }

    private void SkipWhiteSpace()
    {
        while (_position < _json.Length && _json[_position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') _position++;
    }

    private void ReadLiteral(ReadOnlySpan<byte> literal)
    {
        if (!_json[_position..].StartsWith(literal)) FailExpected("a JSON value");
        _position += literal.Length;
    }

    [DoesNotReturn]
    private readonly void Fail(string problem) => throw new JsonFormatException(problem, _position);

    [DoesNotReturn]
    private readonly void FailExpected(string what) => throw new JsonFormatException($"Expected {what}, but found {JsonToken.Describe(_json[_position..])}.", _position);
}
