namespace DomainFx.Stores;

/// <summary>The event that a deleted stream leaves behind.</summary>
public static class StreamTombstone
{
    /// <summary>Its stored name and schema version. Its data is an empty JSON object, its version the deleted stream's plus one.</summary>
    public static readonly EventType EventType = new("$stream-deleted", 1);
}
