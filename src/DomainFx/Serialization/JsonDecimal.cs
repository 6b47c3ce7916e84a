using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace DomainFx.Serialization;

/// <summary>The short way for decimals whose digits fit 64 bits, which is every amount of money.</summary>
internal static class JsonDecimal
{
    public const int MaxScale = 28;

    public static bool TryFormat(decimal value, Span<byte> target, out int count)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        count = 0;
        if (bits[2] != 0) return false;
        var digits = (ulong)(uint)bits[0] | ((ulong)(uint)bits[1] << 32);
        var scale = (bits[3] >> 16) & 0x7F;
        if (bits[3] < 0 && digits != 0) target[count++] = (byte)'-';
        if (scale == 0)
        {
            Utf8Formatter.TryFormat(digits, target[count..], out var whole);
            count += whole;
            return true;
        }

        if (scale >= PowersOfTen.Length) return false;
        var power = PowersOfTen[scale];
        var (integer, fraction) = Math.DivRem(digits, power);
        Utf8Formatter.TryFormat(integer, target[count..], out var written);
        count += written;
        target[count] = (byte)'.';
        WriteFraction(target.Slice(count + 1, scale), fraction);
        count += 1 + scale;
        return true;
    }

    /// <summary>Writes digits from the last to the first, leading zeros too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteFraction(Span<byte> target, ulong digits)
    {
        for (var index = target.Length - 1; index >= 0; index--)
        {
            var rest = digits / 10;
            target[index] = (byte)('0' + (digits - (rest * 10)));
            digits = rest;
        }
    }

    private static readonly ulong[] PowersOfTen =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];
}
