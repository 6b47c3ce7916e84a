using System.Buffers.Text;

namespace DomainFx.Serialization;

public sealed partial class JsonWriter
{
    private const int MaxTime = 40;

    /// <summary>Writes ISO 8601, the fraction without trailing zeros, with <c>Z</c>, an offset or neither, as its kind says.</summary>
    public void WriteDateTime(ReadOnlySpan<byte> prefix, DateTime value)
    {
        var target = Start(prefix, MaxTime);
        target[0] = (byte)'"';
        var count = 1 + JsonTime.Format(value, target[1..]);
        if (value.Kind == DateTimeKind.Utc) target[count++] = (byte)'Z';
        else if (value.Kind == DateTimeKind.Local) count += JsonTime.FormatOffset(TimeZoneInfo.Local.GetUtcOffset(value), target[count..]);
        target[count++] = (byte)'"';
        End(prefix, count);
    }

    /// <summary>Writes ISO 8601, the fraction without trailing zeros, with the offset.</summary>
    public void WriteDateTimeOffset(ReadOnlySpan<byte> prefix, DateTimeOffset value)
    {
        var target = Start(prefix, MaxTime);
        target[0] = (byte)'"';
        var count = 1 + JsonTime.Format(value.DateTime, target[1..]);
        count += JsonTime.FormatOffset(value.Offset, target[count..]);
        target[count++] = (byte)'"';
        End(prefix, count);
    }

    /// <summary>Writes <c>"yyyy-MM-dd"</c>.</summary>
    public void WriteDateOnly(ReadOnlySpan<byte> prefix, DateOnly value)
    {
        var target = Start(prefix, MaxTime);
        target[0] = (byte)'"';
        JsonTime.FormatDate(value, target[1..]);
        target[11] = (byte)'"';
        End(prefix, 12);
    }

    /// <summary>Writes <c>"HH:mm:ss"</c>, with seven digits of fraction if there is one.</summary>
    public void WriteTimeOnly(ReadOnlySpan<byte> prefix, TimeOnly value) => WriteTimeSpan(prefix, value.ToTimeSpan());

    /// <summary>Writes <c>"[-][d.]hh:mm:ss[.fffffff]"</c>.</summary>
    public void WriteTimeSpan(ReadOnlySpan<byte> prefix, TimeSpan value)
    {
        var target = Start(prefix, MaxTime);
        target[0] = (byte)'"';
        Utf8Formatter.TryFormat(value, target[1..], out var count, 'c');
        target[count + 1] = (byte)'"';
        End(prefix, count + 2);
    }

    /// <summary>Writes 32 lower-case digits in five groups.</summary>
    public void WriteGuid(ReadOnlySpan<byte> prefix, Guid value)
    {
        var target = Start(prefix, MaxTime);
        target[0] = (byte)'"';
        value.TryFormat(target[1..], out var count);
        target[count + 1] = (byte)'"';
        End(prefix, count + 2);
    }
}
