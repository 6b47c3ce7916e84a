using System.Diagnostics;
using DomainFx.Postgres.Connections;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Import;

/// <summary>Stores a chunk, and that it is stored, in one transaction: a chunk whose outcome is unknown can be given again.</summary>
internal sealed class ChunkTransaction(StoreSession session, string checkpoint, ImportedStreams streams) : IDisposable
{
    // A client that dies or stalls between the statements of a chunk does not hold up readers for longer; in the middle of its COPY, readers end it: see 002-fence.sql.
    private const string Bounds = "SET LOCAL idle_in_transaction_session_timeout = '10s'";

    // Ahead, streams are waited for behind the fence: not for long, if somebody else holds one.
    private const string BoundsAhead = Bounds + "; SET LOCAL lock_timeout = '500ms'";

    private readonly ChunkCopy _copy = new(session);

    /// <summary>How long the chunk held up readers of all streams.</summary>
    public TimeSpan Fenced { get; private set; }

    private string Schema => session.Database.Schema;

    /// <summary>Stores the chunk in its turn. What was known of streams is forgotten: somebody else may have moved one on, or deleted it, since it was seen.</summary>
    public async Task RunAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        streams.Clear();
        await ChunkNames.RegisterAsync(session, chunk, cancellationToken).ConfigureAwait(false);
        using var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(Bounds, cancellationToken).ConfigureAwait(false);
        if (!await ClaimAsync(chunk, cancellationToken).ConfigureAwait(false)) return;
        // All of it is checked, and every stream locked, before the fence is taken.
        var moved = await streams.MoveOnAsync(session, chunk, cancellationToken).ConfigureAwait(false);
        if (!await moved.TrySaveAsync(session, cancellationToken).ConfigureAwait(false))
            throw new EventStoreException($"Store {Schema} did not keep the streams locked that an import locked. Repeat the import: it goes on where it stands.");
        await moved.EraseAsync(session, cancellationToken).ConfigureAwait(false);
        var start = Stopwatch.GetTimestamp();
        if (chunk.Events.Count > 0)
        {
            var positions = await _copy.TakePositionsAsync(chunk.Events.Count, cancellationToken).ConfigureAwait(false);
            await _copy.RunAsync(chunk.Events, moved.Keys, positions, cancellationToken).ConfigureAwait(false);
        }

        foreach (var stream in chunk.Archived) await session.Streams.ArchiveAsync(stream, ExpectedVersion.Any, cancellationToken).ConfigureAwait(false);
        await RequireNoRowsAsync(chunk, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        Fenced = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Copies the chunk while the one before it is being stored, and moves the streams on, which both may share, when that is done.</summary>
    /// <param name="chunk">The chunk, one that archives nothing.</param>
    /// <param name="before">Whether the one before was stored.</param>
    /// <param name="letNextBegin">Called when the next chunk can be made ready.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>False if it was not stored: the one before was not, a stream is not where it was when it was last seen, one is to be erased, or too many are known.</returns>
    public async Task<bool> TryRunAheadAsync(ImportChunk chunk, Task<bool> before, Action letNextBegin, CancellationToken cancellationToken)
    {
        if (streams.AreMany) return false;
        await ChunkNames.RegisterAsync(session, chunk, cancellationToken).ConfigureAwait(false);
        using var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(BoundsAhead, cancellationToken).ConfigureAwait(false);
        var moved = await streams.MoveOnAsync(session, chunk, cancellationToken).ConfigureAwait(false);
        if (moved.Erases) return false;
        var start = Stopwatch.GetTimestamp();
        var positions = await _copy.TakePositionsAsync(chunk.Events.Count, cancellationToken).ConfigureAwait(false);
        letNextBegin();
        await _copy.RunAsync(chunk.Events, moved.Keys, positions, cancellationToken).ConfigureAwait(false);
        if (!await before.ConfigureAwait(false)) return false;
        if (!await ClaimAsync(chunk, cancellationToken).ConfigureAwait(false) || !await moved.TrySaveAsync(session, cancellationToken).ConfigureAwait(false)) return false;
        await RequireNoRowsAsync(chunk, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        Fenced = Stopwatch.GetElapsedTime(start);
        return true;
    }

    public void Dispose() => _copy.Dispose();

    /// <summary>Moves the import's checkpoint over the chunk; false if that was done before.</summary>
    private async Task<bool> ClaimAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        using var claim = session.Database.Command(
            session.Connection,
            $"""
            INSERT INTO {Schema}.checkpoints AS c (name, position, event_id) VALUES ($1, $3, $4)
            ON CONFLICT (name) DO UPDATE SET position = excluded.position, event_id = excluded.event_id WHERE c.position = $2
            """,
            new NpgsqlParameter<string> { TypedValue = checkpoint },
            new NpgsqlParameter<long> { TypedValue = chunk.LinesBefore },
            new NpgsqlParameter<long> { TypedValue = chunk.LinesAfter },
            new NpgsqlParameter<Guid> { TypedValue = chunk.LastId });
        if (await claim.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1) return true;
        var (lines, lastId) = await ImportCheckpoint.ReadAsync(session, checkpoint, cancellationToken).ConfigureAwait(false);
        if (lines == chunk.LinesAfter && lastId == chunk.LastId) return false;
        throw new EventStoreException(
            $"Import '{checkpoint}' into store {Schema} stands at line {lines}, not at {chunk.LinesBefore}: another process runs it too. End one of them, then start it again; it goes on where it stands.");
    }

    // An import brings no rows of inline read models. When its streams are locked: whoever gives rows to appends waits for the chunk from then on.
    private async Task RequireNoRowsAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        using var require = session.Database.Command(
            session.Connection,
            $"SELECT {Schema}.require_rows_v1(ARRAY[0], array_fill(1, ARRAY[cardinality($1)]), $1, '{{}}', '{{}}') WHERE pg_sequence_last_value('{Schema}.inline_read_models'::regclass) IS NOT NULL",
            new NpgsqlParameter<int[]> { TypedValue = [.. chunk.Events.Select(recorded => session.Names.TypeKey(recorded.Type)).Distinct()] });
        await require.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(session.Connection, sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
