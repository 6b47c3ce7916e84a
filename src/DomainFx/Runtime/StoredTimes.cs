using System.ComponentModel;

namespace DomainFx.Runtime;

/// <summary>Times as columns hold them: to the microsecond, in UTC or of no zone. Two that differ by less are one key.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoredTimes
{
    /// <summary>A moment.</summary>
    public static DateTimeOffset Of(DateTimeOffset value) => new(Ticks(value.UtcTicks), TimeSpan.Zero);

    /// <summary>A date and time of no zone.</summary>
    public static DateTime Of(DateTime value) => new(Ticks(value.Ticks));

    /// <summary>A time of day.</summary>
    public static TimeOnly Of(TimeOnly value) => new(Ticks(value.Ticks));

    internal static long Ticks(long ticks) => ticks - (ticks % TimeSpan.TicksPerMicrosecond);
}
