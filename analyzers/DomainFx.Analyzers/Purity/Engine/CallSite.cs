using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>One call, as the caller sees it: translates what the callee does into the caller's terms.</summary>
/// <param name="At">What to underline.</param>
/// <param name="Method">The called method, property accessor, constructor or operator.</param>
/// <param name="Receiver">The instance.</param>
/// <param name="Place">Whose object changes when the instance does.</param>
internal sealed record CallSite(IOperation At, IMethodSymbol Method, Value Receiver, Origins Place)
{
    /// <summary>The arguments by parameter.</summary>
    public ImmutableArray<Value> Arguments { get; init; } = ImmutableArray<Value>.Empty;

    /// <summary>The expressions of the arguments by parameter, where they are known.</summary>
    public ImmutableArray<IOperation?> Expressions { get; init; } = ImmutableArray<IOperation?>.Empty;

    /// <summary>The expression of the instance.</summary>
    public IOperation? Instance { get; init; }

    /// <summary>Whether an override may be called instead.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>Whether only what happens to the arguments is of interest.</summary>
    public bool IsNoted { get; init; }

    /// <summary>Whether it is one of several that may run: what it does to the objects of the call counts, what else it does is its own affair.</summary>
    public bool IsPossible { get; init; }

    /// <summary>Whether others may run as well.</summary>
    public bool IsOneOfMany { get; init; }

    public bool IsOnThis => Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    public Value Argument(int ordinal) => ordinal < Arguments.Length ? Arguments[ordinal] : Value.Fresh;

    public IOperation? Expression(int ordinal) => ordinal < Expressions.Length ? Expressions[ordinal] : null;

    public Origins Translate(Origins inside)
    {
        if (inside.IsNone) return inside;

        Origins outside = inside & Origins.Static;
        if (inside.Overlaps(Origins.This)) outside |= Place;
        if (inside.Overlaps(Origins.Held)) outside |= Receiver.Content;
        if (inside.Overlaps(Origins.Deep)) outside |= Receiver.Deep;
        foreach (int ordinal in inside.Parameters())
        {
            Value argument = Argument(ordinal);
            if (inside.Overlaps(Origins.Parameter(ordinal))) outside |= argument.Self;
            if (inside.Overlaps(Origins.HeldByParameter(ordinal))) outside |= argument.Content;
            if (inside.Overlaps(Origins.DeepInParameter(ordinal))) outside |= argument.Deep;
        }

        return outside;
    }

    /// <summary>A value of the callee. A delegate that it makes or passes through stays one.</summary>
    public Value Translate(Value inside) => inside == default ? inside : new(Translate(inside.Self), Translate(inside.Content), Translate(inside.Deep), inside.IsMutable)
    {
        Functions = Functions(inside),
        Members = inside.Members.IsEmpty ? inside.Members : inside.Members.ToImmutableDictionary(static member => member.Key, member => Translate(member.Value), SymbolEqualityComparer.Default),
    };

    private ImmutableArray<Function> Functions(Value inside)
    {
        if (inside.Functions.IsEmpty && Receiver.Functions.IsEmpty && Arguments.All(static argument => argument.Functions.IsEmpty)) return [];

        IEnumerable<Function> functions = inside.Functions.Select(static function => new Function(function.Method, Value.Fresh, IsNoted: true));
        if (inside.All.Overlaps(Origins.Instance)) functions = functions.Union(Receiver.Functions);
        foreach (int ordinal in inside.All.Parameters()) functions = functions.Union(Argument(ordinal).Functions);
        return [.. functions.Distinct()];
    }
}
