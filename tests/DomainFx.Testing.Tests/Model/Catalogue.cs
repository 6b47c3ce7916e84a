using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DomainFx.Testing.Tests.Model;

/// <summary>Events with a property of nearly every kind.</summary>
[Aggregate("catalogue")]
public sealed partial class Catalogue
{
    [Command(CreatesIfMissing = true)]
    public void Note(ScalarValues scalars, IReadOnlyDictionary<string, ImmutableArray<Shape>> shapes, Guid? optional) => Raise(new ScalarsNoted(scalars, optional));

    [Command(CreatesIfMissing = true)]
    public void Collect(Collections collections) => Raise(new CollectionsNoted(collections));

    [Event]
    private void Apply(ScalarsNoted e)
    {
    }

    [Event]
    private void Apply(CollectionsNoted e)
    {
    }
}

[EventType("scalars-noted")]
public sealed record ScalarsNoted(ScalarValues Scalars, Guid? Optional);

[EventType("collections-noted")]
public sealed record CollectionsNoted(Collections Collections);

public sealed record ScalarValues(
    bool Bool, byte Byte, sbyte SByte, short Short, ushort UShort, int Int, uint UInt, long Long, ulong ULong, Int128 Int128, float Float, double Double, decimal Decimal, char Char)
{
    public required string Text { get; init; }

    public string? OptionalText { get; init; }

    public int? OptionalInt { get; init; }

    public Guid Guid { get; init; }

    public DateTime DateTime { get; init; }

    public DateTimeOffset DateTimeOffset { get; init; }

    public DateOnly DateOnly { get; init; }

    public TimeOnly TimeOnly { get; init; }

    public TimeSpan TimeSpan { get; init; }

    public required Uri Uri { get; init; }

    public byte[] Bytes { get; init; } = [];

    public AccountStatus Status { get; init; }

    public Permissions Permissions { get; init; }

    public AccountStatus? OptionalStatus { get; init; }
}

[Flags]
public enum Permissions
{
    None = 0,
    Read = 1,
    Write = 2,
    Delete = 4,
}

public sealed record Collections(
    int[] Array,
    List<string?> List,
    IReadOnlyList<OrderLine> Lines,
    ImmutableArray<decimal> ImmutableArray,
    ImmutableList<Guid> ImmutableList,
    HashSet<int> Set,
    FrozenSet<string> FrozenSet,
    Queue<int> Queue,
    Dictionary<string, int> Dictionary,
    IReadOnlyDictionary<string, List<int>> Nested,
    ImmutableDictionary<string, Shape> Shapes,
    FrozenDictionary<string, int> FrozenDictionary,
    Shape Shape,
    Tree? Tree,
    Money Price);

public sealed record Tree(string Name, IReadOnlyList<Tree> Children);

/// <summary>Takes certain values only.</summary>
public readonly record struct Money
{
    [JsonConstructor]
    public Money(decimal amount) => Amount = amount < 0 ? throw new ArgumentOutOfRangeException(nameof(amount)) : amount;

    public decimal Amount { get; }
}

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Shape;

public sealed record Circle(double Radius) : Shape;

public sealed record Square(double Side) : Shape;
