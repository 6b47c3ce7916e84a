using DomainFx.Postgres.Connections;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Import;

/// <summary>The streams of a chunk, locked: where each stands, and where it will.</summary>
internal sealed class ChunkStreams
{
    private readonly Dictionary<StreamId, int> _indexes = [];
    private readonly List<StreamId> _names = [];
    private long[] _keys = [];
    private long[] _versions = [];
    private short[] _states = [];

    /// <summary>Finds, makes and locks them.</summary>
    public async Task LockAsync(StoreSession session, ImportChunk chunk, CancellationToken cancellationToken)
    {
        foreach (var recorded in chunk.Events) Add(recorded.Stream);
        if (_names.Count == 0) return;
        (_keys, _versions, _states) = (new long[_names.Count], new long[_names.Count], new short[_names.Count]);
        var categories = _names.ConvertAll(stream => session.Names.TryCategory(stream.Category, out var key) ? key : 0);
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT * FROM {session.Database.Schema}.import_streams_v1($1, $2)",
            new NpgsqlParameter<List<int>> { TypedValue = categories },
            new NpgsqlParameter<List<string>> { TypedValue = _names.ConvertAll(stream => stream.Id) });
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); i++)
            (_keys[i], _versions[i], _states[i]) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt16(2));
    }

    /// <summary>Moves an event's stream on by that event.</summary>
    /// <returns>The stream's key.</returns>
    /// <exception cref="ConcurrencyException">The event is not the stream's next.</exception>
    /// <exception cref="StreamClosedException">The stream is archived or deleted.</exception>
    public long MoveOn(RecordedEvent recorded)
    {
        var i = _indexes[recorded.Stream];
        if (_states[i] != (short)StreamState.Active) throw new StreamClosedException(recorded.Stream, (StreamState)_states[i]);
        // A deleted stream is nothing but its tombstone, at the version after the last.
        var isTombstone = recorded.Type == StreamTombstone.EventType;
        if (isTombstone ? recorded.Version <= _versions[i] : recorded.Version != _versions[i] + 1)
            throw new ConcurrencyException(recorded.Stream, ExpectedVersion.Exactly(recorded.Version - 1), _versions[i]);
        _versions[i] = recorded.Version;
        if (isTombstone) _states[i] = (short)StreamState.Deleted;
        return _keys[i];
    }

    /// <summary>Stores where they stand now.</summary>
    public async Task SaveAsync(StoreSession session, CancellationToken cancellationToken)
    {
        if (_keys.Length == 0) return;
        using var command = session.Database.Command(
            session.Connection,
            $"UPDATE {session.Database.Schema}.streams AS s SET version = a.version, state = a.state FROM unnest($1, $2, $3) AS a (key, version, state) WHERE s.key = a.key",
            new NpgsqlParameter<long[]> { TypedValue = _keys },
            new NpgsqlParameter<long[]> { TypedValue = _versions },
            new NpgsqlParameter<short[]> { TypedValue = _states });
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Add(StreamId stream)
    {
        if (_indexes.TryAdd(stream, _names.Count)) _names.Add(stream);
    }
}
