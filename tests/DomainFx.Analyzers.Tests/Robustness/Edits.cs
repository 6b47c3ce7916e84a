using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Analyzers.Tests.Robustness;

/// <summary>Makes of sound code what it looks like while somebody types.</summary>
internal sealed class Edits(Random random)
{
    private static readonly string[] Pieces =
        [";", "{", "}", "(", ")", "[", "]", "<", ">", ",", ".", "?.", "=>", "=", "+=", "++", "??=", "new", "ref ", "out ", "is ", "switch { ", "this", "base", "await ", "with { ", "..", "^", "default", "null", "static ", "partial ", "record ", "[Command]", "[Event] ", "[EventType(\"x\")] ", "//", "/*", "\"", "$\"{", "#if", "var ", "return ", "yield return ", "foreach (var x in ", "_ => ", "<T>", "where T : ", "e", "_lines"];

    /// <summary>The text up to a place, as when a file is written.</summary>
    public string Cut(string text) => text[..random.Next(text.Length)];

    /// <summary>The text with a gap, as when a line is rewritten.</summary>
    public string Gap(string text)
    {
        int at = random.Next(text.Length);
        return text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
    }

    /// <summary>The text with one or a few tokens gone, doubled, swapped or put in between.</summary>
    public string Tokens(string text)
    {
        List<SyntaxToken> tokens = [.. CSharpSyntaxTree.ParseText(text, Typing.Preview).GetRoot().DescendantTokens()];
        List<string> pieces = [.. tokens.Select(static token => token.ToFullString())];
        for (int edits = random.Next(1, 5); edits > 0; edits--)
        {
            int at = random.Next(pieces.Count - 1);
            switch (random.Next(5))
            {
                case 0: pieces[at] = ""; break;
                case 1: pieces[at] += pieces[at]; break;
                case 2: (pieces[at], pieces[at + 1]) = (pieces[at + 1], pieces[at]); break;
                case 3: pieces[at] = Pieces[random.Next(Pieces.Length)] + " "; break;
                default: pieces[at] += Pieces[random.Next(Pieces.Length)] + " "; break;
            }
        }

        return string.Concat(pieces);
    }

    /// <summary>The same text in a namespace of its own, so that many fit into one project.</summary>
    public static string Apart(string text, int number) => Regex.Replace(text, @"^namespace [\w.]+;", $"namespace Typed{number};", RegexOptions.Multiline, TimeSpan.FromSeconds(5));
}
