using System.Runtime.InteropServices;
using DomainFx.Postgres.Connections;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Import;

/// <summary>The streams of an import. What a chunk left behind is kept, so that the next need not look it up: whether it still holds is seen when the streams are moved on.</summary>
internal sealed class ImportedStreams
{
    private const int MaxKept = 500_000;

    private readonly Dictionary<StreamId, ImportedStream> _streams = [];
    private readonly List<ImportedStream> _moved = [];
    private ImportedStream[] _ofEvents = [];
    private int _chunk;

    public bool IsEmpty => _streams.Count == 0;

    /// <summary>Forgets what is known, as after a failure: it may not be so.</summary>
    public void Clear()
    {
        _streams.Clear();
        _moved.Clear();
    }

    /// <summary>Finds, makes and locks the streams of a chunk that are not known yet.</summary>
    public async Task FindAsync(StoreSession session, ImportChunk chunk, CancellationToken cancellationToken)
    {
        if (_streams.Count > MaxKept) _streams.Clear();
        if (_ofEvents.Length < chunk.Events.Count) _ofEvents = new ImportedStream[chunk.Events.Count];
        var unknown = new List<ImportedStream>();
        for (var i = 0; i < chunk.Events.Count; i++)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_streams, chunk.Events[i].Stream, out var exists);
            if (!exists) unknown.Add(known = new ImportedStream(chunk.Events[i].Stream));
            if (known!.Key == 0) known.Foresee(chunk.Events[i]);
            _ofEvents[i] = known;
        }

        if (unknown.Count == 0) return;
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT * FROM {session.Database.Schema}.import_streams_v1($1, $2, $3, $4)",
            new NpgsqlParameter<List<int>> { TypedValue = unknown.ConvertAll(one => session.Names.TryCategory(one.Stream.Category, out var key) ? key : 0) },
            new NpgsqlParameter<List<string>> { TypedValue = unknown.ConvertAll(static one => one.Stream.Id) },
            new NpgsqlParameter<List<long>> { TypedValue = unknown.ConvertAll(static one => one.NextVersion) },
            new NpgsqlParameter<List<short>> { TypedValue = unknown.ConvertAll(static one => (short)one.NextState) });
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); i++)
            unknown[i].Found(reader.GetInt64(0), reader.GetInt64(1), (StreamState)reader.GetInt16(2), reader.GetBoolean(3));
    }

    /// <summary>Moves the streams of a chunk on by its events.</summary>
    /// <exception cref="ConcurrencyException">An event is not its stream's next.</exception>
    /// <exception cref="StreamClosedException">A stream is archived or deleted.</exception>
    public void MoveOn(ImportChunk chunk)
    {
        _chunk++;
        _moved.Clear();
        for (var i = 0; i < chunk.Events.Count; i++)
        {
            var stream = _ofEvents[i];
            stream.MoveOn(chunk.Events[i]);
            if (stream.Chunk == _chunk) continue;
            stream.Chunk = _chunk;
            _moved.Add(stream);
        }

        // The order of locks: no two transactions wait for each other.
        _moved.Sort(static (one, other) => one.Key.CompareTo(other.Key));
    }

    /// <summary>The key of the stream of an event of the chunk.</summary>
    public long KeyOf(int index) => _ofEvents[index].Key;

    /// <summary>Locks the streams that were moved, and stores where they stand now. Those that were made stand there already.</summary>
    /// <returns>False if one is not where it was when it was last seen.</returns>
    public async Task<bool> TrySaveAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var moved = _moved.FindAll(static stream => !stream.IsMade);
        if (moved.Count == 0) return true;
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT {session.Database.Schema}.import_move_v1($1, $2, $3, $4, $5)",
            new NpgsqlParameter<List<long>> { TypedValue = moved.ConvertAll(static stream => stream.Key) },
            new NpgsqlParameter<List<long>> { TypedValue = moved.ConvertAll(static stream => stream.Version) },
            new NpgsqlParameter<List<short>> { TypedValue = moved.ConvertAll(static stream => (short)stream.State) },
            new NpgsqlParameter<List<long>> { TypedValue = moved.ConvertAll(static stream => stream.NextVersion) },
            new NpgsqlParameter<List<short>> { TypedValue = moved.ConvertAll(static stream => (short)stream.NextState) });
        return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))! == moved.Count;
    }

    /// <summary>The chunk is stored.</summary>
    public void Keep() => _moved.ForEach(static stream => stream.Keep());
}
