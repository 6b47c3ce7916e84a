namespace DomainFx.Stores.InMemory;

internal sealed class InMemoryStream
{
    public static readonly InMemoryStream Missing = new() { State = StreamState.Missing };

    public StreamState State { get; set; } = StreamState.Active;
    public long Version { get; set; }
    public StreamInfo Info => new(Version, State);
    public List<RecordedEvent> Events { get; } = []; // of a deleted stream only the tombstone
    public Dictionary<Guid, RememberedCommand> Commands { get; } = [];
    public Dictionary<long, Snapshot> Snapshots { get; } = [];
}
