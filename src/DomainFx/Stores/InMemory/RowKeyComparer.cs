namespace DomainFx.Stores.InMemory;

/// <summary>Orders keys as databases do: by their columns, and text by its UTF-8 bytes.</summary>
internal sealed class RowKeyComparer : IComparer<object?[]>
{
    public static readonly RowKeyComparer Instance = new();

    public int Compare(object?[]? x, object?[]? y)
    {
        for (var i = 0; i < x!.Length; i++)
        {
            var order = x[i] is string text ? CompareText(text, (string)y![i]!) : ((IComparable)x[i]!).CompareTo(y![i]);
            if (order != 0) return order;
        }

        return 0;
    }

    // Surrogates stand for characters above all others, but below some in UTF-16.
    private static int CompareText(string x, string y)
    {
        var i = 0;
        while (i < x.Length && i < y.Length && x[i] == y[i]) i++;
        if (i == x.Length || i == y.Length) return x.Length.CompareTo(y.Length);
        return (char.IsSurrogate(x[i]), char.IsSurrogate(y[i])) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            _ => x[i].CompareTo(y[i]),
        };
    }
}
