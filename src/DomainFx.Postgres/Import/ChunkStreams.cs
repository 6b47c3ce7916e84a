using DomainFx.Postgres.Connections;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Import;

/// <summary>The streams of a chunk: the key of each event's, and where those that it moves stood before and stand after it.</summary>
/// <param name="keys">For each event of the chunk.</param>
/// <param name="moved">In the order in which they are locked.</param>
/// <param name="erased">The keys of those whose tombstones come, and of which the store has something.</param>
internal sealed class ChunkStreams(long[] keys, List<(ImportedStream Stream, long Version, StreamState State)> moved, List<long> erased)
{
    private const int ErasedAtOnce = 1_000;

    // Taken now: the next chunk moves the streams on while this one is being stored.
    private readonly List<long> _nextVersions = moved.ConvertAll(static one => one.Stream.Version);
    private readonly List<short> _nextStates = moved.ConvertAll(static one => (short)one.Stream.State);

    public long[] Keys => keys;

    /// <summary>Whether it erases something: which takes its time, and is done before the fence.</summary>
    public bool Erases => erased.Count > 0;

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

    /// <summary>Erases all that the store has of the streams whose tombstones come; they are locked.</summary>
    public async Task EraseAsync(StoreSession session, CancellationToken cancellationToken)
    {
        for (var start = 0; start < erased.Count; start += ErasedAtOnce)
        {
            using var command = session.Database.Command(
                session.Connection,
                $"SELECT {session.Database.Schema}.import_erase_v1($1)",
                new NpgsqlParameter<List<long>> { TypedValue = erased.GetRange(start, Math.Min(ErasedAtOnce, erased.Count - start)) });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
