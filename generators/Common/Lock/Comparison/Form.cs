namespace DomainFx.Generators.Lock;

/// <summary>A form taken apart.</summary>
/// <param name="Core">The name of what it is: <c>int</c>, <c>Shop.Item</c>, or <c>[]</c>, <c>set</c>, <c>stack</c>, <c>map</c> with <paramref name="Parts"/>.</param>
/// <param name="IsNullable">Whether <c>null</c> may stand there.</param>
/// <param name="Parts">The forms of what it holds.</param>
internal sealed record Form(string Core, bool IsNullable, IReadOnlyList<string> Parts)
{
    private static readonly string[] Holders = ["set", "stack", "map"];

    public static Form Parse(string text)
    {
        bool isNullable = text.EndsWith("?", StringComparison.Ordinal);
        if (isNullable) text = text.Substring(0, text.Length - 1);
        if (text.EndsWith("[]", StringComparison.Ordinal)) return new Form("[]", isNullable, [text.Substring(0, text.Length - 2)]);

        foreach (string holder in Holders)
        {
            if (text.StartsWith(holder + "<", StringComparison.Ordinal) && text.EndsWith(">", StringComparison.Ordinal))
                return new Form(holder, isNullable, Split(text.Substring(holder.Length + 1, text.Length - holder.Length - 2)));
        }

        return new Form(text, isNullable, []);
    }

    // The commas of nested forms belong to those.
    private static List<string> Split(string text)
    {
        List<string> parts = [];
        int depth = 0, start = 0;
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] is '<') depth++;
            else if (text[index] is '>') depth--;
            else if (text[index] is ',' && depth == 0)
            {
                parts.Add(text.Substring(start, index - start).Trim());
                start = index + 1;
            }
        }

        parts.Add(text.Substring(start).Trim());
        return parts;
    }
}
