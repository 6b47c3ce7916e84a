using System.ComponentModel;

namespace DomainFx.Serialization;

/// <summary>What generated codecs read from: a strict forward reader over UTF-8 JSON that expects properties in the order in which they were written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonReader
{
    private readonly ReadOnlySpan<byte> _json;
    private int _position;

    /// <summary>Starts at the first byte.</summary>
    public JsonReader(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>The number of bytes consumed.</summary>
    public readonly int Position => _position;

    /// <summary>Whether everything but white space was consumed; a document ends there.</summary>
    public bool TryReadEnd()
    {
        while (_position < _json.Length && _json[_position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') _position++;
        return _position == _json.Length;
    }
}
