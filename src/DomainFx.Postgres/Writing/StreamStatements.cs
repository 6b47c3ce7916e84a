using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Writing;

/// <summary>What is asked of and done to a whole stream. Rare enough not to be prepared, but for the first.</summary>
internal sealed class StreamStatements : IDisposable
{
    private readonly StoreSession _session;
    private readonly NpgsqlParameter<int> _category = new();
    private readonly NpgsqlParameter<string> _id = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = KnownServer.Parameter();
    private readonly NpgsqlCommand _find;

    public StreamStatements(StoreSession session)
    {
        _session = session;
        var schema = session.Database.Schema;
        _find = session.Database.Command(
            session.Connection,
            $"SELECT s.version, s.state FROM {schema}.streams AS s WHERE s.category = $1 AND s.id = $2 AND s.version > 0 AND {KnownServer.Condition(schema, 3)}",
            _category, _id, _server);
    }

    public async ValueTask<StreamInfo> FindAsync(StreamId stream, CancellationToken cancellationToken)
    {
        if (await CategoryAsync(stream, cancellationToken).ConfigureAwait(false) is not { } category) return new StreamInfo(0, StreamState.Missing);
        (_category.TypedValue, _id.TypedValue, _server.TypedValue) = (category, stream.Id, _session.Names.Server);
        await _session.PrepareAsync(_find, cancellationToken).ConfigureAwait(false);
        using var row = await _find.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await row.ReadAsync(cancellationToken).ConfigureAwait(false) ? new StreamInfo(row.GetInt64(0), (StreamState)row.GetInt16(1)) : new StreamInfo(0, StreamState.Missing);
    }

    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        if (await CategoryAsync(snapshot.Stream, cancellationToken).ConfigureAwait(false) is not { } category) return;
        using var save = Call(
            "save_snapshot_v1($1, $2, $3, $4, $5)", category, snapshot.Stream,
            new NpgsqlParameter<long> { TypedValue = snapshot.Key },
            new NpgsqlParameter<long> { TypedValue = snapshot.Version },
            new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = snapshot.Data, NpgsqlDbType = NpgsqlDbType.Bytea });
        await _session.PrepareAsync(save, cancellationToken).ConfigureAwait(false);
        await save.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask ArchiveAsync(StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken)
    {
        var category = await CategoryAsync(stream, cancellationToken).ConfigureAwait(false);
        if (category is null && expected.IsMetBy(0)) return;
        using var archive = Close("archive_v1($1, CASE WHEN w.is_set THEN $2 END, $3)", category ?? 0, stream, new NpgsqlParameter<long> { TypedValue = ExpectedVersionCode.Of(expected) });
        await RunAsync(archive, stream, expected, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DeleteAsync(StreamId stream, ExpectedVersion expected, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var category = await CategoryAsync(stream, cancellationToken).ConfigureAwait(false);
        if (category is null && expected.IsMetBy(0)) return;
        var names = _session.Names;
        if (!names.TryType(StreamTombstone.EventType, out _)) await names.RegisterAsync(_session, [], [StreamTombstone.EventType], cancellationToken).ConfigureAwait(false);
        using var delete = Close(
            "delete_v1($1, CASE WHEN w.is_set THEN $2 END, $3, $4, $5, $6)", category ?? 0, stream,
            new NpgsqlParameter<long> { TypedValue = ExpectedVersionCode.Of(expected) },
            new NpgsqlParameter<int> { TypedValue = names.TypeKey(StreamTombstone.EventType) },
            new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() },
            new NpgsqlParameter<long> { TypedValue = now.UtcTicks });
        await RunAsync(delete, stream, expected, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _find.Dispose();

    private ValueTask<int?> CategoryAsync(StreamId stream, CancellationToken cancellationToken) =>
        _session.Names.FindCategoryAsync(_session, stream.Category, cancellationToken);

    private NpgsqlCommand Call(string function, int category, StreamId stream, params ReadOnlySpan<NpgsqlParameter> others) => _session.Database.Command(
        _session.Connection,
        $"SELECT * FROM {_session.Database.Schema}.{function} WHERE {KnownServer.Condition(_session.Database.Schema, others.Length + 3)}",
        [
            new NpgsqlParameter<int> { TypedValue = category }, new NpgsqlParameter<string> { TypedValue = stream.Id }, .. others,
            KnownServer.Parameter(_session.Names),
        ]);

    // The time-out is set before the function is called, which depends on it.
    private NpgsqlCommand Close(string function, int category, StreamId stream, params ReadOnlySpan<NpgsqlParameter> others) => _session.Database.Command(
        _session.Connection,
        $"""
        SELECT f.* FROM (SELECT pg_catalog.set_config('lock_timeout', ${others.Length + 4}::text, true) IS NOT NULL AS is_set OFFSET 0) AS w
        CROSS JOIN LATERAL {_session.Database.Schema}.{function} AS f WHERE {KnownServer.Condition(_session.Database.Schema, others.Length + 3)}
        """,
        [
            new NpgsqlParameter<int> { TypedValue = category }, new NpgsqlParameter<string> { TypedValue = stream.Id }, .. others,
            KnownServer.Parameter(_session.Names),
            new NpgsqlParameter<long> { TypedValue = (long)Math.Ceiling(_session.Database.Options.LockTimeout.TotalMilliseconds) },
        ]);

    private async ValueTask RunAsync(NpgsqlCommand command, StreamId stream, ExpectedVersion expected, CancellationToken cancellationToken)
    {
        var (outcome, actual) = await AnswerAsync(command, stream, cancellationToken).ConfigureAwait(false);
        switch (outcome)
        {
            case AppendOutcome.Conflict: throw new ConcurrencyException(stream, expected, actual);
            case AppendOutcome.Deleted: throw new StreamClosedException(stream, StreamState.Deleted);
        }
    }

    private async ValueTask<(AppendOutcome Outcome, long Actual)> AnswerAsync(NpgsqlCommand command, StreamId stream, CancellationToken cancellationToken)
    {
        try
        {
            using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await row.ReadAsync(cancellationToken).ConfigureAwait(false);
            var answer = ((AppendOutcome)row.GetInt32(0), row.GetInt64(1));
            await row.ConfirmAsync(cancellationToken).ConfigureAwait(false);
            return answer;
        }
        catch (PostgresException exception) when (exception.SqlState == SqlStates.LockNotAvailable)
        {
            throw PostgresFailure.Held($"Stream '{stream}', or what belongs to it,", _session.Database.Options.LockTimeout, exception);
        }
    }
}
