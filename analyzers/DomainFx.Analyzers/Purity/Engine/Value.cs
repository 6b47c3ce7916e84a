using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>
/// What is known of an expression's value, in three layers: a copied list is nobody's, but the elements that it holds are still
/// those of the original, and a wrapper around the copy is one layer further away from them.
/// </summary>
/// <param name="Self">Where the object itself may come from.</param>
/// <param name="Content">Where the objects that it holds itself may come from.</param>
/// <param name="Deep">Where the objects that those hold may come from, and all beyond.</param>
/// <param name="IsMutable">Whether the object itself is of a type that can be changed.</param>
internal readonly record struct Value(Origins Self, Origins Content, Origins Deep, bool IsMutable = false)
{
    private readonly ImmutableArray<Function> _functions;
    private readonly ImmutableDictionary<ISymbol, Value>? _members;

    /// <summary>An object that is nobody else's and holds nothing of anybody's.</summary>
    public static Value Fresh => default;

    /// <summary>For a delegate, or what holds one: what a call of it may call.</summary>
    public ImmutableArray<Function> Functions
    {
        get => _functions.IsDefault ? ImmutableArray<Function>.Empty : _functions;
        init => _functions = value;
    }

    /// <summary>Members that cannot be assigned any more, and what exactly they hold: others hold what <see cref="Content"/> says.</summary>
    public ImmutableDictionary<ISymbol, Value> Members
    {
        get => _members ?? NoMembers;
        init => _members = value.IsEmpty ? null : value;
    }

    private static ImmutableDictionary<ISymbol, Value> NoMembers { get; } = ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);

    /// <summary>Everything that it holds, near and far.</summary>
    public Origins Inside => Content | Deep;

    /// <summary>The object and what it holds.</summary>
    public Origins All => Self | Content | Deep;

    /// <summary>A member or an element.</summary>
    public Value Part => new(Content, Deep, Deep) { Functions = Functions };

    /// <summary>A new object that holds this one.</summary>
    public Value Held => new(Origins.None, Self, Inside) { Functions = Functions };

    /// <summary>A new object that holds what this one holds.</summary>
    public Value Copied => new(Origins.None, Content, Deep) { Functions = Functions, Members = Members };

    /// <summary>A struct after one of its members was assigned, or a member of a struct within it.</summary>
    /// <param name="path">The members that lead there; the last is assigned.</param>
    /// <param name="assigned">Its value.</param>
    public Value With(Stack<IFieldSymbol> path, Value assigned)
    {
        IFieldSymbol member = path.Pop();
        Value inner = path.Count == 0 ? assigned : (Members.TryGetValue(member, out Value known) ? known : Part).With(path, assigned);
        // Who looks at the struct as a whole sees what the member holds, too.
        return Join(inner.Held) with { Members = Members.SetItem(member, inner) };
    }

    public Value Join(Value other)
    {
        if (other == default) return this;
        if (this == default) return other;
        return new Value(Self | other.Self, Content | other.Content, Deep | other.Deep, IsMutable || other.IsMutable)
        {
            Functions = other.Functions.IsEmpty ? Functions : Functions.IsEmpty ? other.Functions : Functions.Union(other.Functions).ToImmutableArray(),
            Members = Shared(Members, other.Members),
        };
    }

    public bool Equals(Value other) =>
        Self == other.Self && Content == other.Content && Deep == other.Deep && IsMutable == other.IsMutable && Functions.Length == other.Functions.Length
        && Members.Count == other.Members.Count && Members.All(member => other.Members.TryGetValue(member.Key, out Value value) && value == member.Value);

    // Known of both, or of neither.
    private static ImmutableDictionary<ISymbol, Value> Shared(ImmutableDictionary<ISymbol, Value> one, ImmutableDictionary<ISymbol, Value> other)
    {
        ImmutableDictionary<ISymbol, Value> shared = NoMembers;
        foreach (KeyValuePair<ISymbol, Value> member in one)
        {
            if (other.TryGetValue(member.Key, out Value value)) shared = shared.Add(member.Key, member.Value.Join(value));
        }

        return shared;
    }

    public override int GetHashCode() => Self.Bits.GetHashCode() ^ (Content.Bits.GetHashCode() * 31) ^ (Deep.Bits.GetHashCode() * 17);
}
