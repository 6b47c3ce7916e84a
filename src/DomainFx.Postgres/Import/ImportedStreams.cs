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
    private readonly HashSet<ImportedStream> _distinct = [];

    public bool IsEmpty => _streams.Count == 0;

    /// <summary>Forgets what is known, as after a failure: it may not be so.</summary>
    public void Clear()
    {
        _streams.Clear();
        _moved.Clear();
        _distinct.Clear();
    }

    /// <summary>Finds, makes and locks the streams of a chunk that are not known yet.</summary>
    public async Task FindAsync(StoreSession session, ImportChunk chunk, CancellationToken cancellationToken)
    {
        if (_streams.Count > MaxKept) _streams.Clear();
        var unknown = new List<StreamId>();
        foreach (var recorded in chunk.Events)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_streams, recorded.Stream, out var exists);
            if (!exists) unknown.Add(recorded.Stream);
        }

        if (unknown.Count == 0) return;
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT * FROM {session.Database.Schema}.import_streams_v1($1, $2)",
            new NpgsqlParameter<List<int>> { TypedValue = unknown.ConvertAll(stream => session.Names.TryCategory(stream.Category, out var key) ? key : 0) },
            new NpgsqlParameter<List<string>> { TypedValue = unknown.ConvertAll(stream => stream.Id) });
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); i++)
            _streams[unknown[i]] = new ImportedStream(reader.GetInt64(0), reader.GetInt64(1), (StreamState)reader.GetInt16(2));
    }

    /// <summary>Moves the streams of a chunk on by its events.</summary>
    /// <returns>The key of each event's stream.</returns>
    /// <exception cref="ConcurrencyException">An event is not its stream's next.</exception>
    /// <exception cref="StreamClosedException">A stream is archived or deleted.</exception>
    public long[] MoveOn(ImportChunk chunk)
    {
        _moved.Clear();
        _distinct.Clear();
        var keys = new long[chunk.Events.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var stream = _streams[chunk.Events[i].Stream];
            stream.MoveOn(chunk.Events[i]);
            if (_distinct.Add(stream)) _moved.Add(stream);
            keys[i] = stream.Key;
        }

        // The order of locks: no two transactions wait for each other.
        _moved.Sort(static (one, other) => one.Key.CompareTo(other.Key));
        return keys;
    }

    /// <summary>Locks the streams that were moved, and stores where they stand now.</summary>
    /// <returns>False if one is not where it was when it was last seen.</returns>
    public async Task<bool> TrySaveAsync(StoreSession session, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT {session.Database.Schema}.import_move_v1($1, $2, $3, $4, $5)",
            new NpgsqlParameter<List<long>> { TypedValue = _moved.ConvertAll(static stream => stream.Key) },
            new NpgsqlParameter<List<long>> { TypedValue = _moved.ConvertAll(static stream => stream.Version) },
            new NpgsqlParameter<List<short>> { TypedValue = _moved.ConvertAll(static stream => (short)stream.State) },
            new NpgsqlParameter<List<long>> { TypedValue = _moved.ConvertAll(static stream => stream.NextVersion) },
            new NpgsqlParameter<List<short>> { TypedValue = _moved.ConvertAll(static stream => (short)stream.NextState) });
        return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))! == _moved.Count;
    }

    /// <summary>The chunk is stored.</summary>
    public void Keep() => _moved.ForEach(static stream => stream.Keep());
}
