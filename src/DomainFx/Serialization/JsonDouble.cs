using System.Buffers.Text;

namespace DomainFx.Serialization;

/// <summary>The short way for doubles of few digits. A decimal of at most 15 significant digits reads back as one double only,
/// so when such a decimal equals the value, it is the shortest text for it.</summary>
internal static class JsonDouble
{
    private const double TooManyDigits = 1e15;

    public static bool TryFormat(double value, Span<byte> target, out int count)
    {
        count = 0;
        var magnitude = Math.Abs(value);
        // Below that, and beyond the limit, .NET writes an exponent; zero has a sign.
        if (magnitude is >= TooManyDigits or < 1e-3) return false;
        for (var scale = 0; scale <= 3; scale++)
        {
            var power = Power(scale);
            var digits = Math.Round(magnitude * power);
            if (digits >= TooManyDigits) return false;
            if (digits / power == magnitude)
            {
                Format(value < 0, (ulong)digits, scale, target, out count);
                return true;
            }
        }

        return false;
    }

    private static void Format(bool negative, ulong digits, int scale, Span<byte> target, out int count)
    {
        count = 0;
        if (negative) target[count++] = (byte)'-';
        var (integer, fraction) = Math.DivRem(digits, (ulong)Power(scale));
        Utf8Formatter.TryFormat(integer, target[count..], out var written);
        count += written;
        if (scale == 0) return;
        target[count] = (byte)'.';
        JsonDecimal.WriteFraction(target.Slice(count + 1, scale), fraction);
        count += 1 + scale;
    }

    private static double Power(int scale) => scale switch { 0 => 1, 1 => 10, 2 => 100, _ => 1000 };
}
