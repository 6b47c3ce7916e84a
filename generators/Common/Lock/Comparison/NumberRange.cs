namespace DomainFx.Generators.Lock;

/// <summary>Compares columns of numbers by what their properties can hold: <c>count: bigint of int</c>, or all that such a column can.</summary>
internal static class NumberRange
{
    private const string Of = " of ";

    /// <summary>Whether a column is the same, but for a property that holds all that the former one did, and more.</summary>
    public static bool IsWidened(string former, string now) =>
        Split(former) is { Type: { } type } old && Split(now) is var @new && old.Column == @new.Column && (@new.Type is null || Widened(type).Contains(@new.Type));

    private static string[] Widened(string type) => type switch
    {
        "byte" => ["short", "ushort", "int", "uint"],
        "sbyte" => ["short", "int"],
        "short" => ["int"],
        "ushort" => ["int", "uint"],
        _ => [],
    };

    // The type of a number ends where the column's nullability or its role begins.
    private static (string Column, string? Type) Split(string line)
    {
        foreach (string kind in (string[])["bigint", "real", "numeric"])
        {
            int start = line.IndexOf($": {kind}", StringComparison.Ordinal);
            if (start < 0) continue;
            start += kind.Length + 2;
            if (string.CompareOrdinal(line, start, Of, 0, Of.Length) != 0) return (line, null);
            int type = start + Of.Length, end = line.IndexOfAny(['?', ','], type);
            if (end < 0) end = line.Length;
            return (line.Remove(start, end - start), line.Substring(type, end - type));
        }

        return (line, null);
    }
}
