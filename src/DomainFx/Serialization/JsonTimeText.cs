using System.Runtime.CompilerServices;

namespace DomainFx.Serialization;

/// <summary>Parses the forms of ISO 8601 that the writer makes: to the second, then up to seven digits of fraction, then nothing, <c>Z</c> or an offset.
/// Every other form is left to System.Text.Json.</summary>
internal static class JsonTimeText
{
    private const int Seconds = 19;
    private const int MaxFraction = 7;
    private const int MaxOffsetMinutes = 14 * 60;

    /// <summary>Parses text up to its closing quote.</summary>
    /// <param name="text">The text after the opening quote.</param>
    /// <param name="time">The time as written, of no kind.</param>
    /// <param name="zone">How it ends.</param>
    /// <param name="offset">The offset in minutes.</param>
    /// <param name="length">The length before the closing quote.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime time, out JsonTimeZone zone, out int offset, out int length)
    {
        time = default;
        zone = default;
        offset = 0;
        length = Seconds;
        if (text.Length <= Seconds
            || text[4] != (byte)'-' || text[7] != (byte)'-' || text[10] != (byte)'T' || text[13] != (byte)':' || text[16] != (byte)':')
            return false;
        var valid = true;
        var year = (Two(text, 0, ref valid) * 100) + Two(text, 2, ref valid);
        var month = Two(text, 5, ref valid);
        var day = Two(text, 8, ref valid);
        var hour = Two(text, 11, ref valid);
        var minute = Two(text, 14, ref valid);
        var second = Two(text, 17, ref valid);
        if (!valid || year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)) || hour > 23 || minute > 59 || second > 59)
            return false;
        if (!TryParseFraction(text, ref length, out var ticks)) return false;
        time = new DateTime(year, month, day, hour, minute, second).AddTicks(ticks);
        return TryParseZone(text, ref length, out zone, out offset);
    }

    /// <summary>Whether the UTC time of a local one exists.</summary>
    public static bool IsInRange(DateTime time, int offset)
    {
        var utc = time.Ticks - (offset * TimeSpan.TicksPerMinute);
        return utc >= 0 && utc <= DateTime.MaxValue.Ticks;
    }

    private static bool TryParseFraction(ReadOnlySpan<byte> text, ref int length, out long ticks)
    {
        ticks = 0;
        if (text[length] != (byte)'.') return true;
        length++;
        var digits = 0;
        for (; length < text.Length && digits < MaxFraction && (uint)(text[length] - '0') <= 9; digits++) ticks = (ticks * 10) + (text[length++] - '0');
        if (digits == 0 || length == text.Length) return false;
        for (; digits < MaxFraction; digits++) ticks *= 10;
        return true;
    }

    private static bool TryParseZone(ReadOnlySpan<byte> text, ref int length, out JsonTimeZone zone, out int offset)
    {
        offset = 0;
        zone = JsonTimeZone.None;
        switch (text[length])
        {
            case (byte)'"':
                return true;
            case (byte)'Z':
                zone = JsonTimeZone.Utc;
                length++;
                break;
            case (byte)'+' or (byte)'-' when text.Length > length + 6 && text[length + 3] == (byte)':':
                zone = JsonTimeZone.Offset;
                var valid = true;
                var minutes = Two(text, length + 4, ref valid);
                offset = (Two(text, length + 1, ref valid) * 60) + minutes;
                if (!valid || minutes > 59 || offset > MaxOffsetMinutes) return false;
                if (text[length] == (byte)'-') offset = -offset;
                length += 6;
                break;
            default:
                return false;
        }

        return length < text.Length && text[length] == (byte)'"';
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(ReadOnlySpan<byte> text, int index, ref bool valid)
    {
        var tens = (uint)text[index] - '0';
        var ones = (uint)text[index + 1] - '0';
        valid &= tens <= 9 & ones <= 9;
        return (int)((tens * 10) + ones);
    }
}
