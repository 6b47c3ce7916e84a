using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DomainFx.Serialization;

public ref partial struct JsonReader
{
    /// <summary>The levels of nesting that System.Text.Json allows by default, and we do.</summary>
    internal const int MaxDepth = 64;

    /// <summary>What <see cref="NextProperty"/> returns at the end of the object.</summary>
    public const int EndOfObject = -1;

    /// <summary>What <see cref="NextProperty"/> returns before the value of a property that is none of the names.</summary>
    public const int UnknownProperty = -2;

    /// <summary>Goes to the value of the next property and returns the index of its name, <see cref="EndOfObject"/> or <see cref="UnknownProperty"/>.
    /// The first call enters the object.</summary>
    /// <param name="names">The names, in the order in which they are likely to come.</param>
    /// <param name="state">0 before the first call; the reader keeps in it what it expects next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextProperty(JsonNames names, ref int state)
    {
        // 0: before the object; otherwise 1 + the index of the expected name.
        var expected = state == 0 ? 0 : state - 1;
        var expectations = names.Expectations;
        ReadOnlySpan<byte> text = expectations[expected];
        // In state 1 the first name is expected without the opening brace: the slow way finds it.
        if (state != 1 && _json[_position..].StartsWith(text))
            return TakeExpected(text.Length, expected, expectations.Length - 1, ref state);
        return SeekProperty(names, expected, ref state);
    }

    private int TakeExpected(int length, int expected, int count, ref int state)
    {
        if (state == 0 && ++_depth > MaxDepth) FailDepth();
        _position += length;
        if (expected == count)
        {
            _depth--;
            return EndOfObject;
        }

        state = expected + 2;
        return expected;
    }

    private int SeekProperty(JsonNames names, int expected, ref int state)
    {
        var next = Peek();
        if (state == 0)
        {
            if (next != (byte)'{') FailExpected("an object");
            BeginContainer();
            state = 1;
            next = Peek();
        }
        else if (next == (byte)',')
        {
            _position++;
            next = Peek();
            if (next == (byte)'}') FailExpected("a property after the comma");
        }
        else if (next != (byte)'}')
        {
            FailExpected("',' or '}'");
        }

        if (next == (byte)'}')
        {
            EndContainer();
            return EndOfObject;
        }

        var name = ReadName();
        var index = names.IndexOf(name, Math.Min(expected, names.Expectations.Length - 1));
        if (index < 0) return UnknownProperty;
        state = index + 2;
        return index;
    }

    /// <summary>Goes to the next property of an object whose names are data, and returns whether there is one; its name is read with a <c>Read…Name</c> method, or as a string with <see cref="ReadPropertyName"/>.</summary>
    /// <param name="first">True before the first call, which enters the object.</param>
    public bool NextEntry(ref bool first) => NextItem(ref first, (byte)'{', (byte)'}', "an object");

    /// <summary>Goes to the next element of an array and returns whether there is one.</summary>
    /// <param name="first">True before the first call, which enters the array.</param>
    public bool NextElement(ref bool first) => NextItem(ref first, (byte)'[', (byte)']', "an array");

    private bool NextItem(ref bool first, byte open, byte close, string what)
    {
        var next = Peek();
        if (first)
        {
            first = false;
            if (next != open) FailExpected(what);
            BeginContainer();
            if (Peek() != close) return true;
        }
        else if (next == (byte)',')
        {
            _position++;
            if (Peek() == close) FailExpected("a value after the comma");
            return true;
        }
        else if (next != close)
        {
            FailExpected($"',' or '{(char)close}'");
        }

        EndContainer();
        return false;
    }

    /// <summary>Whether an object is next.</summary>
    public bool IsObject() => Peek() == (byte)'{';

    /// <summary>Whether a string is next.</summary>
    public bool IsString() => Peek() == (byte)'"';

    /// <summary>Passes over a value, which must be well-formed all the same.</summary>
    public void Skip()
    {
        if (Peek() is (byte)'{' or (byte)'[' && _depth >= MaxDepth) FailDepth();
        var reader = new Utf8JsonReader(_json[_position..], new JsonReaderOptions { MaxDepth = Math.Max(1, MaxDepth - _depth) });
        try
        {
            reader.Read();
            reader.Skip();
        }
        catch (JsonException exception)
        {
            throw Malformed(_position + (int)reader.BytesConsumed, exception);
        }

        _position += (int)reader.BytesConsumed;
    }

    /// <summary>The exception for properties that must be there and are not.</summary>
    /// <param name="names">The object's names.</param>
    /// <param name="missing">A bit for each missing property, the lowest for <paramref name="offset"/>.</param>
    /// <param name="offset">The index of the property that the lowest bit stands for.</param>
    public readonly JsonFormatException Missing(JsonNames names, ulong missing, int offset = 0)
    {
        ArgumentNullException.ThrowIfNull(names);
        List<string> missed = [];
        for (var index = 0; index < 64; index++)
        {
            if ((missing & (1UL << index)) != 0) missed.Add($"'{names[offset + index]}'");
        }

        return new JsonFormatException(
            $"Required {(missed.Count == 1 ? "property" : "properties")} {string.Join(", ", missed)} missing. Give the property a default value or make it nullable, or raise the contract's version and upcast the old one.",
            _position);
    }

    /// <summary>The exception for a discriminator that names no listed type, or none at all.</summary>
    public readonly JsonFormatException UnknownTag(string name, Type declared) => new(
        $"The discriminator '{name}' is missing, or names no type that {declared} lists. Keep types that events were stored with in [JsonDerivedType], or upcast.", _position);

    /// <summary>The exception for an array of another length than a tuple's.</summary>
    public readonly JsonFormatException WrongLength(int expected) => new($"Expected an array of {expected} elements.", _position);

    private void BeginContainer()
    {
        if (++_depth > MaxDepth) FailDepth();
        _position++;
    }

    private void EndContainer()
    {
        _depth--;
        _position++;
    }

    [DoesNotReturn]
    private readonly void FailDepth() => Fail($"The JSON is nested deeper than {MaxDepth} levels.");

    private static JsonFormatException Malformed(int position, JsonException exception) =>
        new("The JSON is malformed: " + exception.Message.Split(" LineNumber:")[0], position, exception);
}
