using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DomainFx.Tests.Serialization;

#pragma warning disable CA1720 // The properties are called like their types: each type once.

[EventType("primitives")]
public sealed record Primitives(
    bool Flag, char Letter, byte Byte, sbyte SByte, short Int16, ushort UInt16, int Int32, uint UInt32, long Int64, ulong UInt64,
    Int128 Int128, UInt128 UInt128, Half Half, float Single, double Double, decimal Decimal, string Text, byte[] Bytes, ReadOnlyMemory<byte> Memory);

[EventType("times")]
public sealed record Times(
    DateTime Utc, DateTime Unspecified, DateTimeOffset Offset, DateOnly Date, TimeOnly Time, TimeSpan Span, Guid Id, Uri Uri, Version Version);

[EventType("nullables")]
public sealed record Nullables(int? Number, string? Text, decimal? Money, Guid? Id, Color? Color, Address? Address, Point? Point, List<int?>? Numbers, List<string?>? Texts);

[EventType("collections")]
public sealed record Collections
{
    public required int[] Array { get; init; }
    public required List<string> List { get; init; }
    public required IList<long> IList { get; init; }
    public required ICollection<long> ICollection { get; init; }
    public required IEnumerable<long> IEnumerable { get; init; }
    public required IReadOnlyList<Address> IReadOnlyList { get; init; }
    public required IReadOnlyCollection<double> IReadOnlyCollection { get; init; }
    public required HashSet<int> HashSet { get; init; }
    public required ISet<int> ISet { get; init; }
    public required SortedSet<int> SortedSet { get; init; }
    public required Queue<int> Queue { get; init; }
    public required LinkedList<int> LinkedList { get; init; }
    public required ImmutableArray<int> ImmutableArray { get; init; }
    public required ImmutableList<int> ImmutableList { get; init; }
    public required IImmutableList<int> IImmutableList { get; init; }
    public required ImmutableHashSet<int> ImmutableHashSet { get; init; }
    public required ImmutableSortedSet<int> ImmutableSortedSet { get; init; }
    public required ImmutableQueue<int> ImmutableQueue { get; init; }
    public required Collection<int> Collection { get; init; }
    public required ObservableCollection<int> ObservableCollection { get; init; }
    public required ConcurrentQueue<int> ConcurrentQueue { get; init; }
    public required ReadOnlyMemory<int> Memory { get; init; }
    public required int[][] Nested { get; init; }
    public required List<KeyValuePair<string, int>> Pairs { get; init; }
}

// What System.Text.Json can write but not read, or not in order.
[EventType("stacks")]
public sealed record Stacks(Stack<int> Stack, ImmutableStack<int> ImmutableStack, ConcurrentStack<int> ConcurrentStack, IReadOnlySet<int> Set, ReadOnlySet<int> ReadOnlySet,
    FrozenSet<int> FrozenSet, FrozenDictionary<string, int> FrozenDictionary, ReadOnlyCollection<int> ReadOnly, ReadOnlyDictionary<string, int> ReadOnlyMap);

[EventType("dictionaries")]
public sealed record Dictionaries
{
    public required Dictionary<string, int> ByText { get; init; }
    public required IDictionary<int, string> ByInt { get; init; }
    public required IReadOnlyDictionary<Guid, Address> ByGuid { get; init; }
    public required Dictionary<Color, decimal> ByEnum { get; init; }
    public required Dictionary<DateOnly, List<int>> ByDate { get; init; }
    public required SortedDictionary<string, int> Sorted { get; init; }
    public required SortedList<long, int> SortedList { get; init; }
    public required ImmutableDictionary<string, int> Immutable { get; init; }
    public required ImmutableSortedDictionary<string, int> ImmutableSorted { get; init; }
    public required ConcurrentDictionary<string, int> Concurrent { get; init; }
    public required Dictionary<bool, int> ByFlag { get; init; }
    public required Dictionary<double, int> ByDouble { get; init; }
}

[EventType("wrapped")]
public sealed record Wrapped(CustomerId Customer, Dictionary<CustomerId, Percent> Shares, Percent? Maybe);

[EventType("enums")]
public sealed record Enums(Color Color, Access Access, ColorByte Small, List<Access> All);

[EventType("shapes")]
public sealed record Shapes(Shape One, List<Shape> All, Node? Tree);

[EventType("attributes")]
public sealed record Attributes
{
    [JsonConstructor]
    public Attributes(string renamed, int first) => (Renamed, First) = (renamed, first);

    [JsonPropertyName("other name")]
    public string Renamed { get; }

    [JsonPropertyOrder(-1)]
    public int First { get; }

    [JsonIgnore]
    public int Ignored { get; init; } = 5;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Optional { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Zero { get; init; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public long Big { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public double Limit { get; init; }

    [JsonConverter(typeof(ReversedText))]
    public string Reversed { get; init; } = "";

    [JsonInclude]
    private int Hidden { get; init; } = 9;

    [JsonRequired]
    public bool Needed { get; init; }

    public int Computed => First + 1;

    public JsonElement Element { get; init; }

    public JsonNode? Node { get; init; }

    public int Secret() => Hidden;

    public Attributes WithSecret(int value) => this with { Hidden = value };
}

[EventType("defaults")]
public sealed record Defaults(string Name, int Count = 3, string? Note = "none", Color Color = Color.Green)
{
    public string Kept { get; init; } = "initial";

    public List<int> Items { get; init; } = [1, 2];

    public Settings Settings { get; init; } = new();
}

[EventType("generic")]
public sealed record Generic(Envelope<int> Number, Envelope<string?> Text, Envelope<List<Address>> Addresses);

[EventType("hidden-constructor")]
public sealed class HiddenConstructor
{
    [JsonConstructor]
    private HiddenConstructor(int first) => First = first;

    public int First { get; }

    public required string Name { get; init; }

    public int Kept { get; init; } = 5;

    public string? Note { get; init; }

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private HiddenConstructor(int first, string name)
    {
        First = first;
        Name = name;
    }

    public static HiddenConstructor Of(int first, string name) => new(first, name);
}

[EventType("empty")]
public sealed record Empty;

[EventType("struct-event")]
public readonly record struct StructEvent(long Amount);

public sealed class Settings
{
    public int Size { get; set; } = 10;
    public string Label { get; set; } = "label";
    public List<string> Tags { get; } = ["first"];
}

public sealed record Envelope<T>(T Content, int Number) { public string Hint { get; private set; } = "h"; }

public sealed record Address(string Street, int Number, string? City = null);

public readonly record struct Point(int X, int Y);

public readonly record struct CustomerId(Guid Value) { public bool IsEmpty => Value == Guid.Empty; }

public readonly record struct Percent(decimal Value);

public enum Color { Red, Green, Blue }

public enum ColorByte : byte { [JsonStringEnumMemberName("the none")] None = 3, Some = 200 }

[Flags]
public enum Access { None = 0, Read = 1, Write = 2, Both = 3, Delete = 8 }

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), 4)]
public abstract record Shape(string Name);

public sealed record Circle(string Name, double Radius) : Shape(Name);

public sealed record Square(string Name, int Side) : Shape(Name);

public sealed record Node(int Value, Node? Left, List<Node> Children);

public sealed class ReversedText : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new([.. reader.GetString()!.Reverse()]);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(new string([.. value.Reverse()]));
}
