namespace DomainFx.Generators;

/// <summary>Metadata names that parsers look for.</summary>
internal static class KnownNames
{
    public const string Namespace = "DomainFx";

    public const string AggregateAttribute = "DomainFx.AggregateAttribute";
    public const string EventTypeAttribute = "DomainFx.EventTypeAttribute";
    public const string SnapshotAttribute = "DomainFx.SnapshotAttribute";

    public const string ReadModelAttribute = "DomainFx.ReadModelAttribute";
    public const string ProjectionAttribute = "DomainFx.ProjectionAttribute";
    public const string ReactorAttribute = "DomainFx.ReactorAttribute";

    // Compared by name and namespace, which costs no display string.
    public const string Aggregate = "AggregateAttribute";
    public const string EventType = "EventTypeAttribute";
    public const string Command = "CommandAttribute";
    public const string Event = "EventAttribute";
    public const string Service = "ServiceAttribute";
    public const string Snapshot = "SnapshotAttribute";
    public const string NotInSnapshot = "NotInSnapshotAttribute";
    public const string Upcast = "UpcastAttribute";
    public const string ReadModel = "ReadModelAttribute";
    public const string Key = "KeyAttribute";
    public const string KeyOf = "KeyOfAttribute";
    public const string Indexed = "IndexedAttribute";
    public const string Projection = "ProjectionAttribute";
    public const string Reactor = "ReactorAttribute";
    public const string JsonCodec = "JsonCodecAttribute";
    public const string StreamDeleted = "StreamDeleted";
}
