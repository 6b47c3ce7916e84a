using DomainFx.Sqlite.Projections;
using DomainFx.Sqlite.Tables;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Writing;

/// <summary>Archives and deletes streams, within a write transaction.</summary>
internal static class StreamClosing
{
    public static void Archive(StoreSession session, StreamId id, ExpectedVersion expected)
    {
        var stream = session.Streams.Find(id);
        if (stream.State is StreamState.Archived) return;
        if (stream.State is StreamState.Deleted) throw new StreamClosedException(id, stream.State);
        if (!expected.IsMetBy(stream.Version)) throw new ConcurrencyException(id, expected, stream.Version);
        if (stream.State is StreamState.Active) session.Streams.Update(id, stream with { State = StreamState.Archived });
    }

    public static void Delete(StoreSession session, StreamId id, ExpectedVersion expected, DateTimeOffset now)
    {
        var stream = session.Streams.Find(id);
        if (stream.State is StreamState.Deleted) return;
        if (!expected.IsMetBy(stream.Version)) throw new ConcurrencyException(id, expected, stream.Version);
        if (stream.State is StreamState.Missing) return;
        var eventTypes = session.Events.TypesOf(stream.Key);
        InlineWrites.Delete(session, id, eventTypes);
        session.Parked.Erase(stream.Key);
        session.Projections.Erase(stream.Key);
        session.Erased.Add(stream.Key);
        session.Events.Erase(stream.Key);
        session.Commands.Erase(stream.Key);
        session.Snapshots.Erase(stream.Key);
        using var metadata = new MetadataBuffer();
        var transaction = new AppendTransaction(session, metadata, now, TimeSpan.MaxValue);
        transaction.Append(StreamTombstone.Append(id, stream.Version, eventTypes, now), stream with { State = StreamState.Deleted });
        transaction.Complete();
    }
}
