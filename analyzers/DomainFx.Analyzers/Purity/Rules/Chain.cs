using System.Text;
using DomainFx.Analyzers.Purity.Engine;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Rules;

/// <summary>Tells how a handler gets to what it should not do.</summary>
internal static class Chain
{
    private const int LongestCode = 60;

    /// <summary>The calls from a handler to the place, with file and line where that is not the handler itself.</summary>
    public static string Of(Fact fact)
    {
        if (fact.Cause is null) return $"'{Code(fact.Syntax)}'";

        var text = new StringBuilder();
        Fact last = fact;
        for (Fact? step = fact; step is not null; step = step.Cause)
        {
            if (step.Cause is not null) text.Append(Name(step.Callee!)).Append(" → ");
            last = step;
        }

        FileLinePositionSpan place = last.Syntax.GetLocation().GetLineSpan();
        return text.Append($"'{Code(last.Syntax)}' ({Path.GetFileName(place.Path)}:{place.StartLinePosition.Line + 1})").ToString();
    }

    /// <summary>The fact in the method that does it.</summary>
    public static Fact Root(this Fact fact)
    {
        while (fact.Cause is { } cause) fact = cause;
        return fact;
    }

    /// <summary>The code on one line, shortened.</summary>
    public static string Code(SyntaxNode syntax)
    {
        var text = new StringBuilder();
        foreach (char letter in syntax.ToString())
        {
            if (char.IsWhiteSpace(letter) && text[text.Length - 1] == ' ') continue;
            if (text.Length == LongestCode) return text.Append('…').ToString();
            text.Append(char.IsWhiteSpace(letter) ? ' ' : letter);
        }

        return text.ToString();
    }

    private static string Name(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.PropertyGet => $"{method.AssociatedSymbol!.Name}.get",
        MethodKind.PropertySet => $"{method.AssociatedSymbol!.Name}.set",
        MethodKind.Constructor => $"new {method.ContainingType.Name}",
        _ => method.ContainingType.Name.Length == 0 ? method.Name : $"{method.ContainingType.Name}.{method.Name}",
    };
}
