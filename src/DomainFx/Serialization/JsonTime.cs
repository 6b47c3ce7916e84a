using System.Runtime.CompilerServices;

namespace DomainFx.Serialization;

/// <summary>Formats dates and times as System.Text.Json does.</summary>
internal static class JsonTime
{
    private const int FractionDigits = 7;

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ss</c> and the fraction without its trailing zeros.</summary>
    public static int Format(DateTime value, Span<byte> target)
    {
        FormatDate(DateOnly.FromDateTime(value), target);
        target[18] = 0; // One check of the length for all below.
        var ticks = value.TimeOfDay.Ticks;
        var seconds = (uint)(ticks / TimeSpan.TicksPerSecond);
        var fraction = (uint)(ticks - (seconds * TimeSpan.TicksPerSecond));
        var minutes = seconds / 60;
        var hours = minutes / 60;
        target[10] = (byte)'T';
        TwoDigits(target, 11, hours);
        target[13] = (byte)':';
        TwoDigits(target, 14, minutes - (hours * 60));
        target[16] = (byte)':';
        TwoDigits(target, 17, seconds - (minutes * 60));
        return fraction == 0 ? 19 : 19 + FormatFraction(fraction, target[19..]);
    }

    /// <summary>Writes <c>yyyy-MM-dd</c>.</summary>
    public static void FormatDate(DateOnly value, Span<byte> target)
    {
        var (year, month, day) = value;
        var century = (uint)year / 100;
        target[9] = 0;
        TwoDigits(target, 0, century);
        TwoDigits(target, 2, (uint)year - (century * 100));
        target[4] = (byte)'-';
        TwoDigits(target, 5, (uint)month);
        target[7] = (byte)'-';
        TwoDigits(target, 8, (uint)day);
    }

    /// <summary>Writes <c>+hh:mm</c>.</summary>
    public static int FormatOffset(TimeSpan offset, Span<byte> target)
    {
        var minutes = (int)(offset.Ticks / TimeSpan.TicksPerMinute);
        target[5] = 0;
        target[0] = minutes < 0 ? (byte)'-' : (byte)'+';
        var (hours, rest) = Math.DivRem((uint)Math.Abs(minutes), 60);
        TwoDigits(target, 1, hours);
        target[3] = (byte)':';
        TwoDigits(target, 4, rest);
        return 6;
    }

    private static int FormatFraction(uint fraction, Span<byte> target)
    {
        target[0] = (byte)'.';
        JsonDecimal.WriteFraction(target.Slice(1, FractionDigits), fraction);
        var count = FractionDigits;
        while (target[count] == (byte)'0') count--;
        return count + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoDigits(Span<byte> target, int index, uint value)
    {
        var tens = value / 10;
        target[index] = (byte)('0' + tens);
        target[index + 1] = (byte)('0' + (value - (tens * 10)));
    }
}
