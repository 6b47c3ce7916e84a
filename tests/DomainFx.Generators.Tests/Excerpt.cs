namespace DomainFx.Generators.Tests;

/// <summary>Cuts one member out of a generated file, so that a snapshot shows what its test is about.</summary>
internal static class Excerpt
{
    /// <summary>The members whose first line contains <paramref name="header"/>, with their bodies, without their attributes, moved to the left.</summary>
    public static string Of(string text, string header)
    {
        string[] lines = text.Split('\n');
        List<string> found = [];
        for (int index = 0; index < lines.Length; index++)
        {
            if (!lines[index].Contains(header, StringComparison.Ordinal)) continue;

            int indent = Indent(lines[index]);
            bool hasBlock = false;
            found.Add(lines[index][indent..]);
            while (!Ends(lines[index], indent, hasBlock))
            {
                index++;
                hasBlock |= lines[index].Length == indent + 1 && (lines[index][indent] is '{' or '[');
                found.Add(Dedent(lines[index], indent));
            }
        }

        Assert.True(found.Count > 0, $"No line contains '{header}' in:\n{text}");
        return string.Join('\n', found) + "\n";
    }

    private static bool Ends(string line, int indent, bool hasBlock) =>
        hasBlock ? Indent(line) == indent && line.Length > indent && (line[indent] is '}' or ']') : line.EndsWith(';');

    private static string Dedent(string line, int indent) => line.Length > indent ? line[indent..] : line;

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}
