using System.Buffers;
using System.Text;

namespace DomainFx;

/// <summary>Finds what a store cannot give back unchanged: NUL characters and unpaired surrogates.</summary>
internal static class StorableText
{
    /// <summary>The index of the first character that cannot be stored; -1 if all can.</summary>
    public static int IndexOfFault(ReadOnlySpan<char> text)
    {
        var zero = text.IndexOf('\0');
        var before = zero < 0 ? text : text[..zero];
        var surrogate = before.IndexOfAnyInRange('\uD800', '\uDFFF');
        var fault = surrogate < 0 ? -1 : IndexOfUnpaired(before, surrogate);
        return fault < 0 ? zero : fault;
    }

    private static int IndexOfUnpaired(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length)
        {
            if (Rune.DecodeFromUtf16(text[from..], out _, out var consumed) != OperationStatus.Done) return from;
            from += consumed;
        }

        return -1;
    }
}
