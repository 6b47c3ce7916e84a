using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Source text in which <c>{|DFX1001:code|}</c> marks what a rule must report; marks may nest.</summary>
public sealed record MarkupSource(string Text, ImmutableArray<ExpectedDiagnostic> Expected)
{
    public static MarkupSource Parse(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var open = new Stack<(string Id, int Start)>();
        ImmutableArray<ExpectedDiagnostic>.Builder expected = ImmutableArray.CreateBuilder<ExpectedDiagnostic>();
        for (int index = 0; index < markup.Length; index++)
        {
            if (Starts(markup, index, "{|") && markup.IndexOf(':', index) is var colon and > 0)
            {
                open.Push((markup[(index + 2)..colon], text.Length));
                index = colon;
            }
            else if (open.Count > 0 && Starts(markup, index, "|}"))
            {
                (string id, int start) = open.Pop();
                expected.Add(new(id, TextSpan.FromBounds(start, text.Length)));
                index++;
            }
            else
            {
                text.Append(markup[index]);
            }
        }

        return open.Count == 0
            ? new(text.ToString(), expected.ToImmutable())
            : throw new ArgumentException($"The mark of {open.Peek().Id} is not closed by '|}}'.", nameof(markup));
    }

    private static bool Starts(string markup, int index, string mark) =>
        string.CompareOrdinal(markup, index, mark, 0, mark.Length) == 0;
}
