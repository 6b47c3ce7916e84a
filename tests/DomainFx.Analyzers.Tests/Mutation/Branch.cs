using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Mutation;

/// <summary>One branch of the engine.</summary>
/// <param name="File">Its source, from the repository's root.</param>
/// <param name="Condition">What decides whether it is taken.</param>
internal sealed record Branch(string File, SyntaxNode Condition)
{
    /// <summary>Its name, which stays when lines move: the method and the condition.</summary>
    public string Name => $"{Path.GetFileNameWithoutExtension(File)}.{Method}: {Text}";

    /// <summary>Where it stands.</summary>
    public string Place => $"{File}({(Condition.GetLocation().GetLineSpan().StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture)})";

    private string Method => Condition.Ancestors().Select(static part => part switch
    {
        Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax method => method.Identifier.ValueText,
        Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax property => property.Identifier.ValueText,
        Microsoft.CodeAnalysis.CSharp.Syntax.ConstructorDeclarationSyntax => "new",
        _ => null,
    }).FirstOrDefault(static name => name is not null) ?? "";

    private string Text => string.Join(' ', Condition.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
