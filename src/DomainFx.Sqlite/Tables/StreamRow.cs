using DomainFx.Stores;

namespace DomainFx.Sqlite.Tables;

/// <summary>A stream as its table holds it; default if it is missing.</summary>
internal readonly record struct StreamRow(long Key, long Version, StreamState State)
{
    public StreamInfo Info => new(Version, State);
}
