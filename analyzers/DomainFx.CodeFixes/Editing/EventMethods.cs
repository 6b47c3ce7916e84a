using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes;

/// <summary>Finds and adds <c>[Event]</c> methods in syntax.</summary>
internal static class EventMethods
{
    /// <summary>Whether a type has one for an event that is written so.</summary>
    public static bool Has(TypeDeclarationSyntax type, string eventType) => Of(type).Any(method => method.ParameterList.Parameters.FirstOrDefault()?.Type?.ToString() == eventType);

    /// <summary>Adds one behind the others, called and laid out as they are.</summary>
    /// <param name="type">The aggregate.</param>
    /// <param name="eventType">The event's type as it is written there.</param>
    /// <param name="body">Either <c>{ }</c> or an expression body.</param>
    public static ClassDeclarationSyntax Add(ClassDeclarationSyntax type, string eventType, string body)
    {
        MethodDeclarationSyntax? last = Of(type).LastOrDefault();
        string head = $"private void {NameLike(type)}({eventType} e) {body}";
        return MemberText.Insert(
            type, last is null ? type.Members.Count : type.Members.IndexOf(last) + 1,
            last is not null && AttributeStandsAlone(last) ? ["[Event]", head] : [$"[Event] {head}"]);
    }

    // Where they all have one name, it is that.
    private static string NameLike(TypeDeclarationSyntax type)
    {
        string[] names = [.. Of(type).Select(static method => method.Identifier.Text).Distinct()];
        return names.Length == 1 && Of(type).Count() > 1 ? names[0] : "Apply";
    }

    private static bool AttributeStandsAlone(MethodDeclarationSyntax method) => method.AttributeLists.Last().CloseBracketToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static IEnumerable<MethodDeclarationSyntax> Of(TypeDeclarationSyntax type) =>
        type.Members.OfType<MethodDeclarationSyntax>().Where(static method => Attributes.Find(method.AttributeLists, "Event") is not null);
}
