using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Generators;

/// <summary>Names as C# writes them.</summary>
internal static class Identifiers
{
    // Keywords of accessors and queries, which are ordinary names everywhere that generated code writes them.
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "add", "alias", "args", "by", "equals", "from", "get", "group", "init", "into", "on", "remove", "set", "value",
    };

    /// <summary>The name, with an <c>@</c> where it is a keyword (contextual ones too: <c>await</c>, <c>record</c> and <c>field</c> are keywords in places).</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) is not SyntaxKind.None || (SyntaxFacts.GetContextualKeywordKind(name) is not SyntaxKind.None && !Plain.Contains(name)) ? "@" + name : name;

    /// <summary>The name of a parameter as a record's property: <c>amount</c> becomes <c>Amount</c>.</summary>
    public static string Pascal(string name)
    {
        string bare = name.TrimStart('_');
        return bare.Length == 0 || char.IsUpper(bare[0]) ? name : char.ToUpperInvariant(bare[0]) + bare.Substring(1);
    }

    /// <summary>A string as a C# literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
