using System.Buffers;
using System.Text;

namespace DomainFx;

/// <summary>Checks the parts of a stream's name. What a store cannot give back unchanged is refused here, not there.</summary>
internal static class StreamName
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        ['\0', .. Enumerable.Range(0xD800, 0x800).Select(value => (char)value)]);

    public static string Checked(string part, int maxLength, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(part, parameter);
        if (part.Length > maxLength)
            throw new ArgumentException($"A stream's {parameter} has at most {maxLength} characters; this one has {part.Length}.", parameter);
        var suspect = part.AsSpan().IndexOfAny(Suspects);
        if (suspect >= 0) CheckText(part.AsSpan(suspect), suspect, parameter);
        return part;
    }

    private static void CheckText(ReadOnlySpan<char> rest, int offset, string parameter)
    {
        while (!rest.IsEmpty)
        {
            if (rest[0] == '\0' || Rune.DecodeFromUtf16(rest, out _, out var consumed) != OperationStatus.Done)
                throw new ArgumentException($"A stream's {parameter} must be well-formed text without NUL; see index {offset}.", parameter);
            rest = rest[consumed..];
            offset += consumed;
        }
    }
}
