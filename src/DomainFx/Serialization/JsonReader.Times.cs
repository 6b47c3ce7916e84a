using System.Buffers.Text;
using System.Text.Json.Serialization.Metadata;

namespace DomainFx.Serialization;

public ref partial struct JsonReader
{
    private const int GuidLength = 36;

    /// <summary>Reads a GUID: 32 digits in five groups.</summary>
    public Guid ReadGuid()
    {
        if (Peek() == (byte)'"')
        {
            var text = _json[(_position + 1)..];
            if (text.Length > GuidLength && text[GuidLength] == (byte)'"'
                && Utf8Parser.TryParse(text[..GuidLength], out Guid value, out var consumed, 'D') && consumed == GuidLength)
            {
                _position += GuidLength + 2;
                return value;
            }
        }

        return ReadBridged(JsonMetadataServices.GuidConverter, "a GUID");
    }

    /// <summary>Reads a date and time in ISO 8601, its kind from <c>Z</c>, an offset (local) or neither.</summary>
    public DateTime ReadDateTime()
    {
        if (Peek() == (byte)'"' && JsonTimeText.TryParse(_json[(_position + 1)..], out var time, out var zone, out _, out var length)
            && zone != JsonTimeZone.Offset)
        {
            _position += length + 2;
            return DateTime.SpecifyKind(time, zone == JsonTimeZone.Utc ? DateTimeKind.Utc : DateTimeKind.Unspecified);
        }

        return ReadBridged(JsonMetadataServices.DateTimeConverter, "a date and time in ISO 8601");
    }

    /// <summary>Reads a date and time with its offset in ISO 8601.</summary>
    public DateTimeOffset ReadDateTimeOffset()
    {
        if (Peek() == (byte)'"' && JsonTimeText.TryParse(_json[(_position + 1)..], out var time, out var zone, out var offset, out var length)
            && zone != JsonTimeZone.None && JsonTimeText.IsInRange(time, offset))
        {
            _position += length + 2;
            return new DateTimeOffset(time.Ticks, new TimeSpan(offset * TimeSpan.TicksPerMinute));
        }

        return ReadBridged(JsonMetadataServices.DateTimeOffsetConverter, "a date and time with offset in ISO 8601");
    }

    /// <summary>Reads <c>"yyyy-MM-dd"</c>.</summary>
    public DateOnly ReadDateOnly() => ReadBridged(JsonMetadataServices.DateOnlyConverter, "a date such as \"2026-01-31\"");

    /// <summary>Reads <c>"HH:mm[:ss[.fffffff]]"</c>.</summary>
    public TimeOnly ReadTimeOnly() => ReadBridged(JsonMetadataServices.TimeOnlyConverter, "a time such as \"23:59:59\"");

    /// <summary>Reads <c>"[-][d.]hh:mm:ss[.fffffff]"</c>.</summary>
    public TimeSpan ReadTimeSpan() => ReadBridged(JsonMetadataServices.TimeSpanConverter, "a time span such as \"1.02:03:04\"");
}
