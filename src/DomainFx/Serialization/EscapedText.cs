using System.Buffers;
using System.Text.Encodings.Web;

namespace DomainFx.Serialization;

/// <summary>What System.Text.Json's relaxed encoder escapes: quotes, backslashes, controls, and characters that are no text (unassigned, private use, odd spaces).</summary>
internal static class EscapedText
{
    /// <summary>The most bytes that one escaped character takes: a surrogate pair as two <c>\uXXXX</c>.</summary>
    public const int MaxBytes = 12;

    /// <summary>Where plain text ends. Surrogates are among them: each pair is looked at, and an unpaired one refused.</summary>
    public static readonly SearchValues<char> Characters = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Where(value => value is >= 0xD800 and <= 0xDFFF || Encoder.WillEncode(value)).Select(value => (char)value)]);

    private static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes one character, which may be a surrogate pair, escaped if it must be.</summary>
    public static int Write(ReadOnlySpan<char> character, Span<byte> target)
    {
        Span<char> escaped = stackalloc char[MaxBytes];
        Encoder.Encode(character, escaped, out _, out var count);
        System.Text.Unicode.Utf8.FromUtf16(escaped[..count], target, out _, out var written);
        return written;
    }
}
