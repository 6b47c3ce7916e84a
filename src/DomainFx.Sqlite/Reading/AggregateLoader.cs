using DomainFx.Sqlite.Tables;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Reading;

/// <summary>Reads what is needed to rebuild an aggregate, in one transaction.</summary>
internal static class AggregateLoader
{
    public static AggregateLoad Load(StoreSession session, LoadRequest request)
    {
        var stream = session.Streams.Find(request.Stream);
        if (stream.State is StreamState.Missing or StreamState.Deleted) return new AggregateLoad { Stream = stream.Info, Events = new EventPage() };
        var snapshot = request.SnapshotKey is { } key ? session.Snapshots.Find(request.Stream, stream.Key, key) : null;
        // A snapshot is never trusted over events, nor one that is ahead of them.
        if (snapshot?.Version > stream.Version) snapshot = null;
        var after = snapshot?.Version ?? request.AfterVersion;
        var events = after >= stream.Version ? new EventPage() : session.Events.ReadStream(request.Stream, stream.Key, after + 1, ReadDirection.Forward, request.MaxEvents);
        return new AggregateLoad
        {
            Stream = stream.Info,
            Snapshot = snapshot,
            Events = events,
            Command = request.CommandId is { } id ? session.Commands.Find(stream.Key, id) : null,
        };
    }
}
