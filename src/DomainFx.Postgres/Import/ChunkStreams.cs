using DomainFx.Postgres.Connections;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Import;

/// <summary>The streams of a chunk: the key of each event's, and where those that it moves stood before and stand after it.</summary>
/// <param name="keys">For each event of the chunk.</param>
/// <param name="moved">In the order in which they are locked.</param>
internal sealed class ChunkStreams(long[] keys, List<(ImportedStream Stream, long Version, StreamState State)> moved)
{
    // Taken now: the next chunk moves the streams on while this one is being stored.
    private readonly List<long> _nextVersions = moved.ConvertAll(static one => one.Stream.Version);
    private readonly List<short> _nextStates = moved.ConvertAll(static one => (short)one.Stream.State);

    public long[] Keys => keys;

    /// <summary>Locks the streams that were moved, and stores where they stand now.</summary>
    /// <returns>False if one is not where it was when it was last seen.</returns>
    public async Task<bool> TrySaveAsync(StoreSession session, CancellationToken cancellationToken)
    {
        if (moved.Count == 0) return true;
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT {session.Database.Schema}.import_move_v1($1, $2, $3, $4, $5)",
            new NpgsqlParameter<List<long>> { TypedValue = moved.ConvertAll(static one => one.Stream.Key) },
            new NpgsqlParameter<List<long>> { TypedValue = moved.ConvertAll(static one => one.Version) },
            new NpgsqlParameter<List<short>> { TypedValue = moved.ConvertAll(static one => (short)one.State) },
            new NpgsqlParameter<List<long>> { TypedValue = _nextVersions },
            new NpgsqlParameter<List<short>> { TypedValue = _nextStates });
        return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))! == moved.Count;
    }
}
