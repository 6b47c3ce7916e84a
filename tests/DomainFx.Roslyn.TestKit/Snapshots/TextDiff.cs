using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Shows the difference of two texts as changed lines with a little context.</summary>
public static class TextDiff
{
    private const int Context = 3;

    public static string Describe(string expected, string actual)
    {
        List<DiffPiece> lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual).Lines;
        var text = new StringBuilder();
        int last = -1;
        for (int index = 0; index < lines.Count; index++)
        {
            if (!IsNearChange(lines, index))
                continue;
            if (index != last + 1)
                text.Append("  …\n");
            text.Append(Mark(lines[index].Type)).Append(lines[index].Text).Append('\n');
            last = index;
        }

        return text.ToString();
    }

    private static bool IsNearChange(List<DiffPiece> lines, int index)
    {
        for (int near = Math.Max(0, index - Context); near <= Math.Min(lines.Count - 1, index + Context); near++)
        {
            if (lines[near].Type != ChangeType.Unchanged)
                return true;
        }

        return false;
    }

    private static string Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => "+ ",
        ChangeType.Deleted => "- ",
        _ => "  ",
    };
}
