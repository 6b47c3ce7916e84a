namespace DomainFx.Testing;

/// <summary>Two texts as one: lines they share, lines of the first marked -, lines of the second marked +.</summary>
internal static class LineDifference
{
    public static string Of(string expected, string actual)
    {
        var (left, right) = (Lines(expected), Lines(actual));
        var common = CommonLengths(left, right);
        var lines = new List<string>();
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                lines.Add($"  {left[i]}");
                (i, j) = (i + 1, j + 1);
            }
            else if (j == right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1])) lines.Add($"- {left[i++]}");
            else lines.Add($"+ {right[j++]}");
        }

        return string.Join('\n', lines);
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    // The length of the longest common subsequence of what follows line i of the one and line j of the other.
    private static int[,] CommonLengths(string[] left, string[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }
}
