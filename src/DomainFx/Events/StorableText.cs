using System.Buffers;
using System.Text;

namespace DomainFx;

/// <summary>Finds what a store cannot give back unchanged: NUL characters and unpaired surrogates.</summary>
internal static class StorableText
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        ['\0', .. Enumerable.Range(0xD800, 0x800).Select(value => (char)value)]);

    /// <summary>The index of the first character that cannot be stored; -1 if all can.</summary>
    public static int IndexOfFault(ReadOnlySpan<char> text)
    {
        var suspect = text.IndexOfAny(Suspects);
        return suspect < 0 ? -1 : IndexOfFault(text, suspect);
    }

    private static int IndexOfFault(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length)
        {
            if (text[from] == '\0' || Rune.DecodeFromUtf16(text[from..], out _, out var consumed) != OperationStatus.Done) return from;
            from += consumed;
        }

        return -1;
    }
}
