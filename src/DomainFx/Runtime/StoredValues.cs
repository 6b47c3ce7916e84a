using System.ComponentModel;

namespace DomainFx.Runtime;

/// <summary>Values as columns hold them: times to the microsecond, in UTC or of no zone; decimal numbers without zeros at their end; zero without a sign.
/// What an <c>[Event]</c> method left in a row is made so at once, or the next one would see something else where the row was read back in between.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoredValues
{
    // Dividing by it leaves a number without zeros at its end.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>A moment.</summary>
    public static DateTimeOffset Of(DateTimeOffset value) => new(Ticks(value.UtcTicks), TimeSpan.Zero);

    /// <summary>A date and time of no zone.</summary>
    public static DateTime Of(DateTime value) => new(Ticks(value.Ticks));

    /// <summary>A time of day.</summary>
    public static TimeOnly Of(TimeOnly value) => new(Ticks(value.Ticks));

    /// <summary>A length of time.</summary>
    public static TimeSpan Of(TimeSpan value) => new(Ticks(value.Ticks));

    /// <summary>A decimal number.</summary>
    public static decimal Of(decimal value)
    {
        if (value.Scale == 0 && !decimal.IsNegative(value)) return value;
        return value == 0 ? 0 : value / One;
    }

    /// <summary>A floating-point number.</summary>
    public static double Of(double value) => value + 0.0;

    /// <summary>A floating-point number.</summary>
    public static float Of(float value) => value + 0.0f;

    /// <summary>A link. A path from the root was one of no scheme to whoever said so, and is a file's when it is read.</summary>
    public static Uri Of(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return IsStored(value) ? value : new Uri(value.OriginalString, UriKind.RelativeOrAbsolute);
    }

    /// <summary>Whether a moment is as columns hold it.</summary>
    public static bool IsStored(DateTimeOffset value) => value.Offset == TimeSpan.Zero && IsStored(value.Ticks);

    /// <summary>Whether a date and time is as columns hold it.</summary>
    public static bool IsStored(DateTime value) => value.Kind is DateTimeKind.Unspecified && IsStored(value.Ticks);

    /// <summary>Whether a time of day is as columns hold it.</summary>
    public static bool IsStored(TimeOnly value) => IsStored(value.Ticks);

    /// <summary>Whether a length of time is as columns hold it.</summary>
    public static bool IsStored(TimeSpan value) => IsStored(value.Ticks);

    /// <summary>Whether a decimal number is as columns hold it.</summary>
    public static bool IsStored(decimal value)
    {
        var stored = Of(value);
        return stored.Scale == value.Scale && decimal.IsNegative(stored) == decimal.IsNegative(value);
    }

    /// <summary>Whether a floating-point number is as columns hold it.</summary>
    public static bool IsStored(double value) => value != 0 || !double.IsNegative(value);

    /// <summary>Whether a floating-point number is as columns hold it.</summary>
    public static bool IsStored(float value) => value != 0 || !float.IsNegative(value);

    /// <summary>Whether a link is as it is read back.</summary>
    public static bool IsStored(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.IsAbsoluteUri || !value.OriginalString.StartsWith('/');
    }

    internal static long Ticks(long ticks) => ticks - (ticks % TimeSpan.TicksPerMicrosecond);

    private static bool IsStored(long ticks) => ticks % TimeSpan.TicksPerMicrosecond == 0;
}
