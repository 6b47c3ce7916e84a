using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DomainFx.Generators.Events;
using DomainFx.Generators.Projections;
using DomainFx.Generators.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Generators.Lock;

/// <summary>Hashes of the bodies of <c>[Event]</c> and <c>[KeyOf]</c> methods, whatever their layout, comments and parameters' names are.</summary>
internal static class HandlerHash
{
    // Its method is not called.
    private const string Deleting = "deletes";

    // Roslyn asks again after every edit, about files that have not changed.
    private static readonly ConditionalWeakTable<SyntaxNode, string> Known = new();

    /// <summary>The hashes by stored event name, and the methods.</summary>
    public static IEnumerable<(StateHandler Handler, IMethodSymbol Method)> Of(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IMethodSymbol { Parameters.IsEmpty: false } method) continue;
            AttributeData? @event = method.DomainFxAttribute(KnownNames.Event);
            if (@event is null && method.DomainFxAttribute(KnownNames.KeyOf) is null) continue;
            if (method.Parameters[0].Type is not INamedTypeSymbol eventType || NamesOf(eventType) is not { } names) continue;
            IMethodSymbol written = method.PartialImplementationPart ?? method;
            if (written.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax syntax) continue;
            string prefix = @event is null ? StateWords.KeyOf : "";
            string hash = @event?.Argument("Deletes") is true ? Deleting : Known.GetValue(syntax, static node => Of((MethodDeclarationSyntax)node));
            yield return (new StateHandler(prefix + names[0], hash, names.Skip(1).Select(name => prefix + name).ToEquatable()), method);
        }
    }

    private static EquatableArray<string>? NamesOf(INamedTypeSymbol eventType)
    {
        if (StreamDeletion.Is(eventType)) return StreamDeletion.Names;
        return eventType.DomainFxAttribute(KnownNames.EventType) is { } contract ? EventChain.Names(eventType, contract) : null;
    }

    private static string Of(MethodDeclarationSyntax method)
    {
        var text = new StringBuilder();
        SyntaxNode? body = (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression;
        foreach (SyntaxToken token in body?.DescendantTokens() ?? [])
        {
            int parameter = ParameterOf(method, token);
            text.Append(parameter < 0 ? token.Text : "$" + parameter.ToString(CultureInfo.InvariantCulture)).Append(' ');
        }

        // An expression is a block of one statement.
        return ShapeHash.Of(method.Body is null ? $"{{ {text}; }} " : text.ToString()).ToString("x16", CultureInfo.InvariantCulture);
    }

    private static int ParameterOf(MethodDeclarationSyntax method, SyntaxToken token)
    {
        if (!token.IsKind(SyntaxKind.IdentifierToken)) return -1;
        for (int index = 0; index < method.ParameterList.Parameters.Count; index++)
        {
            if (method.ParameterList.Parameters[index].Identifier.ValueText == token.ValueText) return index;
        }

        return -1;
    }
}
