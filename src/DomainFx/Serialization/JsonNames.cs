using System.ComponentModel;
using System.Text;

namespace DomainFx.Serialization;

/// <summary>The property names of an object in the order in which they are written, encoded once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonNames
{
    private readonly string[] _names;
    private readonly byte[][] _encoded;
    private readonly byte[][] _expected;

    /// <summary>Called by generated code.</summary>
    public JsonNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names;
        _encoded = [.. names.Select(Encoding.UTF8.GetBytes)];
        _expected = [.. names.Select((name, index) => Expected(name, first: index == 0)), names.Length == 0 ? "{}"u8.ToArray() : "}"u8.ToArray()];
    }

    /// <summary>A name as text.</summary>
    public string this[int index] => _names[index];

    /// <summary>What stands before the value of each property when all are written in order, and what stands after the last.</summary>
    internal ReadOnlySpan<byte[]> Expectations => _expected;

    /// <summary>The index of a name, sought from where it is likely; -1 if it is none of ours.</summary>
    internal int IndexOf(ReadOnlySpan<byte> name, int likely)
    {
        var encoded = _encoded;
        for (var index = likely; index < encoded.Length; index++)
        {
            if (name.SequenceEqual(encoded[index])) return index;
        }

        for (var index = Math.Min(likely, encoded.Length) - 1; index >= 0; index--)
        {
            if (name.SequenceEqual(encoded[index])) return index;
        }

        return -1;
    }

    private static byte[] Expected(string name, bool first)
    {
        using var writer = new JsonWriter();
        writer.WriteName(first ? "{"u8 : ","u8, name);
        return writer.Written.ToArray();
    }
}
