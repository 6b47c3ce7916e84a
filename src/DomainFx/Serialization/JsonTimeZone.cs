namespace DomainFx.Serialization;

/// <summary>How a time in ISO 8601 ends.</summary>
internal enum JsonTimeZone
{
    None,
    Utc,
    Offset,
}
