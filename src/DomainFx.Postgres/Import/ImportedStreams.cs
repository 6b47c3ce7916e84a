using System.Runtime.InteropServices;
using DomainFx.Postgres.Connections;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Import;

/// <summary>The streams of an import. What a chunk leaves behind is kept, so that the next need not look it up: whether it still holds is seen when the streams are moved on.</summary>
internal sealed class ImportedStreams
{
    private const int MaxKept = 500_000;

    private readonly Dictionary<StreamId, ImportedStream> _streams = [];
    private int _chunk;

    /// <summary>Whether so many are known that they are to be forgotten: while no chunk is on its way, which another could not see the streams of.</summary>
    public bool AreMany => _streams.Count > MaxKept;

    /// <summary>Forgets what is known, as after a failure: it may not be so.</summary>
    public void Clear() => _streams.Clear();

    /// <summary>Finds, makes and locks the streams of a chunk that are not known yet, and moves all of them on by its events. The next chunk is made ready from there.</summary>
    /// <exception cref="ConcurrencyException">An event is not its stream's next.</exception>
    /// <exception cref="StreamClosedException">A stream is archived or deleted.</exception>
    public async Task<ChunkStreams> MoveOnAsync(StoreSession session, ImportChunk chunk, CancellationToken cancellationToken)
    {
        var ofEvents = new ImportedStream[chunk.Events.Count];
        var unknown = new List<ImportedStream>();
        for (var i = 0; i < ofEvents.Length; i++)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_streams, chunk.Events[i].Stream, out var exists);
            if (!exists) unknown.Add(known = new ImportedStream(chunk.Events[i].Stream));
            if (known!.Key == 0) known.Foresee(chunk.Events[i]);
            ofEvents[i] = known;
        }

        _chunk++;
        if (unknown.Count > 0) await FindAsync(session, unknown, cancellationToken).ConfigureAwait(false);
        return MoveOn(chunk, ofEvents);
    }

    private async Task FindAsync(StoreSession session, List<ImportedStream> unknown, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT * FROM {session.Database.Schema}.import_streams_v1($1, $2, $3, $4)",
            new NpgsqlParameter<List<int>> { TypedValue = unknown.ConvertAll(one => session.Names.CategoryKey(one.Stream.Category)) },
            new NpgsqlParameter<List<string>> { TypedValue = unknown.ConvertAll(static one => one.Stream.Id) },
            new NpgsqlParameter<List<long>> { TypedValue = unknown.ConvertAll(static one => one.Version) },
            new NpgsqlParameter<List<short>> { TypedValue = unknown.ConvertAll(static one => (short)one.State) });
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); i++)
        {
            unknown[i].Found(reader.GetInt64(0), reader.GetInt64(1), (StreamState)reader.GetInt16(2));
            // One that was just made is where the chunk leaves it, and is not moved by it.
            if (reader.GetBoolean(3)) unknown[i].Chunk = _chunk;
        }
    }

    private ChunkStreams MoveOn(ImportChunk chunk, ImportedStream[] ofEvents)
    {
        var moved = new List<(ImportedStream Stream, long Version, StreamState State)>();
        var erased = new List<long>();
        var keys = new long[ofEvents.Length];
        for (var i = 0; i < ofEvents.Length; i++)
        {
            var stream = ofEvents[i];
            keys[i] = stream.Key;
            if (stream.Chunk != _chunk)
            {
                stream.Chunk = _chunk;
                moved.Add((stream, stream.Version, stream.State));
            }

            if (stream.MoveOn(chunk.Events[i])) erased.Add(stream.Key);
        }

        // The order of locks: no two transactions wait for each other. Ahead they are locked apart from those that were looked up, and a time-out ends a circle.
        moved.Sort(static (one, other) => one.Stream.Key.CompareTo(other.Stream.Key));
        return new ChunkStreams(keys, moved, erased);
    }
}
