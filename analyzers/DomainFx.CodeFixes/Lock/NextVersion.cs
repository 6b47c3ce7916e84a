using System.Globalization;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace DomainFx.CodeFixes.Lock;

/// <summary>Raises the version of a contract, and adds the method that makes it from the frozen one.</summary>
internal static class NextVersion
{
    public static TypeDeclarationSyntax Of(TypeDeclarationSyntax declaration, FrozenContract frozen)
    {
        AttributeSyntax attribute = declaration.AttributeLists.SelectMany(static list => list.Attributes).First(static attribute => attribute.Name.ToString() is "EventType" or "EventTypeAttribute" or "DomainFx.EventType" or "DomainFx.EventTypeAttribute");
        TypeDeclarationSyntax raised = declaration.ReplaceNode(attribute, Raised(attribute, frozen.NextVersion));
        if (!raised.SemicolonToken.IsKind(SyntaxKind.None))
        {
            raised = (TypeDeclarationSyntax)raised
                .WithSemicolonToken(default)
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(raised.SemicolonToken.TrailingTrivia));
        }

        return raised.AddMembers(Upcaster(frozen)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static AttributeSyntax Raised(AttributeSyntax attribute, int version)
    {
        AttributeArgumentSyntax argument = SyntaxFactory.ParseAttributeArgumentList($"(Version = {version.ToString(CultureInfo.InvariantCulture)})")!.Arguments[0];
        AttributeArgumentSyntax? old = attribute.ArgumentList!.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Version");
        return old is null
            ? attribute.WithArgumentList(attribute.ArgumentList.AddArguments(argument.WithLeadingTrivia(SyntaxFactory.Space)))
            : attribute.ReplaceNode(old, argument.WithTriviaFrom(old));
    }

    private static MemberDeclarationSyntax Upcaster(FrozenContract frozen)
    {
        INamedTypeSymbol type = frozen.Type;
        string name = Identifiers.Escape(type.Name);
        return SyntaxFactory.ParseMemberDeclaration($"[Upcast]\npublic static {name} From({Identifiers.Escape(frozen.Name)} old) => {Made(frozen, type)};\n")!
            .WithLeadingTrivia(type.GetMembers().All(static member => member.IsImplicitlyDeclared || member is IPropertySymbol) ? default : SyntaxFactory.TriviaList(SyntaxFactory.ElasticCarriageReturnLineFeed))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static string Made(FrozenContract frozen, INamedTypeSymbol type)
    {
        IMethodSymbol? constructor = type.InstanceConstructors
            .Where(candidate => !candidate.IsImplicitlyDeclared && !(candidate.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(candidate.Parameters[0].Type, type)))
            .OrderByDescending(static candidate => candidate.Parameters.Length).FirstOrDefault();
        string text = $"new({string.Join(", ", constructor?.Parameters.Select(parameter => Argument(frozen, parameter)) ?? [])})";
        List<string> set = [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, SetMethod: not null, IsImplicitlyDeclared: false } property
                && constructor?.Parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)) != true)
                set.Add($"{Identifiers.Escape(property.Name)} = {frozen.Value(property.Name)}");
        }

        return set.Count == 0 ? text : $"{text} {{ {string.Join(", ", set)} }}";
    }

    // A default without a name could as well be the record to copy.
    private static string Argument(FrozenContract frozen, IParameterSymbol parameter)
    {
        string value = frozen.Value(parameter.Name);
        return value.StartsWith("default", StringComparison.Ordinal) ? $"{Identifiers.Escape(parameter.Name)}: {value}" : value;
    }
}
