using System.Collections.Immutable;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What is known of an expression's value.</summary>
/// <param name="Self">Where the object itself may come from: a copied list is nobody's.</param>
/// <param name="Content">Where the objects that it holds may come from: a copied list still holds the same elements.</param>
/// <param name="IsMutable">Whether the object itself is of a type that can be changed.</param>
internal readonly record struct Value(Origins Self, Origins Content, bool IsMutable = false)
{
    private readonly ImmutableArray<Function> _functions;

    /// <summary>An object that is nobody else's and holds nothing of anybody's.</summary>
    public static Value Fresh => default;

    /// <summary>For a delegate: what a call of it may call.</summary>
    public ImmutableArray<Function> Functions
    {
        get => _functions.IsDefault ? ImmutableArray<Function>.Empty : _functions;
        init => _functions = value;
    }

    /// <summary>The object and what it holds.</summary>
    public Origins All => Self | Content;

    /// <summary>An object that the given ones hold.</summary>
    public static Value HeldBy(Origins owner) => new(owner, owner);

    public Value Join(Value other)
    {
        if (other == default) return this;
        if (this == default) return other;
        return new Value(Self | other.Self, Content | other.Content, IsMutable || other.IsMutable)
        {
            Functions = other.Functions.IsEmpty ? Functions : Functions.IsEmpty ? other.Functions : Functions.Union(other.Functions).ToImmutableArray(),
        };
    }

    /// <summary>The same object, holding these as well.</summary>
    public Value With(Origins content) => this with { Content = Content | content };

    public bool Equals(Value other) =>
        Self == other.Self && Content == other.Content && IsMutable == other.IsMutable && Functions.Length == other.Functions.Length;

    public override int GetHashCode() => Self.Bits.GetHashCode() ^ Content.Bits.GetHashCode();
}
