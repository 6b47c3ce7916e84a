using System.ComponentModel;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>Reads what a deleted stream leaves behind; generated code calls it as it calls the contracts of events.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamDeletedContract
{
    /// <summary>Reads a tombstone.</summary>
    /// <exception cref="UnreadableSchemaVersionException">A newer framework wrote it.</exception>
    public static StreamDeleted Decode(int schemaVersion, ReadOnlySpan<byte> data) => schemaVersion == StreamTombstone.EventType.SchemaVersion
        ? new StreamDeleted(StreamTombstone.EventTypesOf(data))
        : throw new UnreadableSchemaVersionException(StreamTombstone.EventType.SchemaVersion);
}
