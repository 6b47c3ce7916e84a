using System.Text;

namespace DomainFx.Tests.Fuzz;

/// <summary>Damages JSON in the ways that stored bytes and hostile ones are damaged. The same seed makes the same damage.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] Tokens = Encode(
        "null", "true", "false", "{}", "[]", "\"\"", "0", "-1", "{", "}", "[", "]", ",", ":", "\"", "\\", ",,", "//c\n", "/*c*/", "NaN", "Infinity", "'a'", "tru", "nul", "\u00a0", "\ufeff",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u12\"", "\"\\x\"", "\"\\", "\"\\u0000\"", "\"a\nb\"", "{\"$type\":1}", "[null]", "[[]]", "{\"a\":{}}");

    private static readonly byte[][] Numbers = Encode(
        "1e400", "-1e400", "1e-400", "00", "01", "-", "-0", "1.", ".5", "1e", "1e+", "+1", "0x10", "1_000", "2147483648", "-2147483649", "4294967296", "9223372036854775808", "-9223372036854775809",
        "18446744073709551616", "340282366920938463463374607431768211456", "79228162514264337593543950336", "79228162514264337593543950335", "255", "256", "-129", "1.0", "1e0", "10e-1", "1E5",
        "0.1e1", "99999999999999999999999999999999999999999999999999999999999999999999999999999999", "3.4028236e38", "65520", new string('9', 500), "0." + new string('0', 400) + "1", "1e99999999999");

    private static readonly byte[][] BadText =
    [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88], [0xFE], [0xFF], [0x00],
        [0x01], [0x1F], [0x7F], [0xC2, 0x80], [0xEF, 0xBB, 0xBF], [0xEF, 0xBF, 0xBF], [0xF0, 0x9F, 0x98, 0x80],
    ];

    private readonly Random _random = new(seed);

    /// <summary>One to three mutations of <paramref name="json"/>; <paramref name="other"/> is spliced from.</summary>
    public byte[] Mutate(byte[] json, byte[] other)
    {
        var mutated = json;
        for (var i = _random.Next(1, 4); i > 0; i--) mutated = Once(mutated, other);
        return mutated;
    }

    private byte[] Once(byte[] json, byte[] other) => _random.Next(14) switch
    {
        0 => FlipBit(json),
        1 => Replace(json, Place(json), Math.Min(1, json.Length), [(byte)_random.Next(256)]),
        2 => json[..Place(json)],
        3 => Replace(json, Range(json, 12), []),
        4 => Insert(json, json[Range(json, 40)]),
        5 => Insert(json, other[Range(other, 40)]),
        6 => Replace(json, Range(json, 12), other[Range(other, 12)]),
        7 => SwapTokens(json),
        8 => Replace(json, Token(json, IsNumber), Pick(Numbers)),
        9 => Replace(json, Token(json, static _ => true), Pick(Tokens)),
        10 => Insert(json, Pick(Tokens)),
        11 => Insert(json, Pick(BadText)),
        12 => RepeatProperty(json),
        _ => Nest(json),
    };

    private byte[] FlipBit(byte[] json)
    {
        if (json.Length == 0) return json;
        var flipped = json.ToArray();
        flipped[_random.Next(json.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    private byte[] SwapTokens(byte[] json)
    {
        var first = Token(json, static _ => true);
        var second = Token(json, static _ => true);
        if (first.Start.Value > second.Start.Value) (first, second) = (second, first);
        return first.End.Value > second.Start.Value ? json : [.. json[..first.Start], .. json[second], .. json[first.End..second.Start], .. json[first], .. json[second.End..]];
    }

    // "name":value,"name":other: copies a name and the token after it to the start of an object.
    private byte[] RepeatProperty(byte[] json)
    {
        var name = Token(json, static token => token[0] == '"');
        var colon = name.End.Value;
        if (colon >= json.Length || json[colon] != ':') return json;
        var open = json.AsSpan(0, name.Start.Value).LastIndexOf((byte)'{');
        var value = _random.Next(2) == 0 ? json[Token(json, static _ => true)] : Pick(Tokens);
        return open < 0 ? json : [.. json[..(open + 1)], .. json[name], (byte)':', .. value, (byte)',', .. json[(open + 1)..]];
    }

    private byte[] Nest(byte[] json)
    {
        var depth = _random.Next(8) == 0 ? 5_000 : _random.Next(1, 80);
        var (open, close) = _random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        var range = Token(json, static _ => true);
        var closed = _random.Next(3) > 0 ? depth : _random.Next(depth);
        return Replace(json, range, [.. Repeat(open, depth), .. json[range], .. Repeat(close, closed)]);
    }

    // A token is found by where it starts: a structural character, a string, or a run of anything else.
    private Range Token(byte[] json, Func<byte[], bool> wanted)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var start = Place(json);
            while (start > 0 && !IsStart(json[start - 1])) start--;
            var end = start;
            if (end < json.Length && json[end] == '"')
            {
                do end++;
                while (end < json.Length && (json[end] != '"' || json[end - 1] == '\\'));
                end = Math.Min(end + 1, json.Length);
            }
            else if (end < json.Length)
            {
                do end++;
                while (end < json.Length && !IsStart(json[end - 1]) && !IsStart(json[end]) && json[end] != '"');
            }

            if (end > start && wanted(json[start..end])) return start..end;
        }

        return Range(json, 5);
    }

    private static bool IsStart(byte value) => value is (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)',' or (byte)':';

    private static bool IsNumber(byte[] token) => token[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    private int Place(byte[] json) => _random.Next(json.Length + 1);

    private Range Range(byte[] json, int longest)
    {
        var start = Place(json);
        return start..Math.Min(json.Length, start + _random.Next(longest + 1));
    }

    private byte[] Insert(byte[] json, byte[] what) => Replace(json, Place(json), 0, what);

    private static byte[] Replace(byte[] json, Range range, byte[] what) => [.. json[..range.Start], .. what, .. json[range.End..]];

    private static byte[] Replace(byte[] json, int start, int length, byte[] what) => Replace(json, start..Math.Min(json.Length, start + length), what);

    private byte[] Pick(byte[][] all) => all[_random.Next(all.Length)];

    private static byte[] Repeat(string text, int count) => Encoding.ASCII.GetBytes(new StringBuilder().Insert(0, text, count).ToString());

    private static byte[][] Encode(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
