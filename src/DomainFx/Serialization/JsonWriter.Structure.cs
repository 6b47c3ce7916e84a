using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DomainFx.Serialization;

// Every Write method takes what stands before the value as a prefix: the generator joins punctuation and property name
// into one literal, so that name and value cost one check of the buffer.
public sealed partial class JsonWriter
{
    private int _depth;

    /// <summary>Begins an object or array.</summary>
    /// <exception cref="JsonFormatException">It is nested too deep to be read back, or holds itself.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (++_depth > JsonReader.MaxDepth) RefuseDepth();
    }

    /// <summary>Ends an object or array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave() => _depth--;

    /// <summary>Writes bytes that are JSON already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        Ensure(json.Length);
        json.CopyTo(_buffer.AsSpan(_length));
        _length += json.Length;
    }

    /// <summary>Writes the comma between two properties, unless an object was just opened.</summary>
    public void WriteSeparator()
    {
        if (_length > 0 && _buffer[_length - 1] != (byte)'{') WriteRaw(","u8);
    }

    /// <summary>Joins the object that starts at an offset to the unclosed one before it: <c>{"$type":"a"</c> and <c>{"x":1}</c> become <c>{"$type":"a","x":1}</c>.</summary>
    public void Join(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, _length - 2);
        if (_buffer[offset + 1] == (byte)'}')
        {
            _buffer[offset] = (byte)'}';
            _length = offset + 1;
        }
        else
        {
            _buffer[offset] = (byte)',';
        }
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void WriteBoolean(ReadOnlySpan<byte> prefix, bool value)
    {
        var target = Start(prefix, 5);
        if (value)
        {
            "true"u8.CopyTo(target);
            End(prefix, 4);
        }
        else
        {
            "false"u8.CopyTo(target);
            End(prefix, 5);
        }
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull(ReadOnlySpan<byte> prefix)
    {
        "null"u8.CopyTo(Start(prefix, 4));
        End(prefix, 4);
    }

    /// <summary>Fails because a value may not be null.</summary>
    [DoesNotReturn]
    public void RefuseNull() =>
        throw new JsonFormatException("The value is null, but its type does not allow null. Set it, or declare it nullable.", _length);

    [DoesNotReturn]
    private void RefuseNull(ReadOnlySpan<byte> prefix)
    {
        // The place is found by what was written before it.
        WriteRaw(prefix);
        RefuseNull();
    }

    /// <summary>Fails because an object is of a type that its contract does not list.</summary>
    [DoesNotReturn]
    public void RefuseType(object value, Type declared)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(declared);
        throw new JsonFormatException($"An object of type {value.GetType()} stands where {declared} is declared, and would be read back as that. List it with [JsonDerivedType].", _length);
    }

    [DoesNotReturn]
    private void RefuseDepth() =>
        throw new JsonFormatException($"The value is nested deeper than {JsonReader.MaxDepth} levels, or holds itself, and could not be read back. Make it flatter.", _length);

    /// <summary>Copies the prefix and returns the free bytes after it, <paramref name="count"/> or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Start(ReadOnlySpan<byte> prefix, int count)
    {
        Ensure(prefix.Length + count);
        var target = _buffer.AsSpan(_length);
        prefix.CopyTo(target);
        return target[prefix.Length..];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void End(ReadOnlySpan<byte> prefix, int count) => _length += prefix.Length + count;
}
