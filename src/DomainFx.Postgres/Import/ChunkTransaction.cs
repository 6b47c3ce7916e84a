using System.Diagnostics;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Postgres.Writing;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Import;

/// <summary>Stores a chunk, and that it is stored, in one transaction: a chunk whose outcome is unknown can be given again.</summary>
internal sealed class ChunkTransaction(StoreSession session, string checkpoint, ImportedStreams streams) : IDisposable
{
    private const short Fields = 10;
    private const int SendBytes = 128 * 1024;

    // A client that dies or stalls in the middle of a chunk does not hold up readers for longer.
    private const string Bounds = "SET LOCAL idle_in_transaction_session_timeout = '10s'";

    private readonly CopyBuffer _rows = new();
    private readonly MetadataBuffer _metadataBuffer = new();
    private (EventMetadata? Metadata, ReadOnlyMemory<byte> Bytes) _metadata;
    private (EventType Type, int Key) _type;
    private (string? Name, int Key) _category;

    /// <summary>How long the chunk held up readers of all streams.</summary>
    public TimeSpan Fenced { get; private set; }

    private string Schema => session.Database.Schema;

    public async Task RunAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        var isGuess = !streams.IsEmpty;
        try
        {
            if (await TryRunAsync(chunk, cancellationToken).ConfigureAwait(false)) return;
        }
        catch (Exception exception)
        {
            streams.Clear();
            // Somebody else may have moved a stream on, or deleted it, since it was seen.
            if (!isGuess || exception is not (ConcurrencyException or StreamClosedException)) throw;
        }

        streams.Clear();
        if (!await TryRunAsync(chunk, cancellationToken).ConfigureAwait(false))
            throw new EventStoreException($"Store {Schema} did not keep the streams locked that an import locked. Repeat the import: it goes on where it stands.");
    }

    /// <summary>Stores the chunk; false if a stream is not where it was when it was last seen.</summary>
    private async Task<bool> TryRunAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        await RegisterNamesAsync(chunk, cancellationToken).ConfigureAwait(false);
        using var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(Bounds, cancellationToken).ConfigureAwait(false);
        if (!await ClaimAsync(chunk, cancellationToken).ConfigureAwait(false)) return true;
        await streams.FindAsync(session, chunk, cancellationToken).ConfigureAwait(false);
        // All of it is checked before the fence is taken.
        streams.MoveOn(chunk);
        var start = Stopwatch.GetTimestamp();
        if (chunk.Events.Count > 0)
        {
            if (!await streams.TrySaveAsync(session, cancellationToken).ConfigureAwait(false)) return false;
            start = Stopwatch.GetTimestamp();
            await CopyAsync(chunk, cancellationToken).ConfigureAwait(false);
        }

        foreach (var stream in chunk.Archived) await session.Streams.ArchiveAsync(stream, ExpectedVersion.Any, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        Fenced = Stopwatch.GetElapsedTime(start);
        streams.Keep();
        return true;
    }

    public void Dispose() => _metadataBuffer.Dispose();

    // In transactions of their own: whoever adds a name holds up others that add the same.
    private ValueTask RegisterNamesAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        var categories = new HashSet<string>(StringComparer.Ordinal);
        var types = new HashSet<EventType>();
        var (category, type) = ((string?)null, default(EventType));
        foreach (var recorded in chunk.Events)
        {
            if (ReferenceEquals(recorded.Stream.Category, category) && recorded.Type == type) continue;
            (category, type) = (recorded.Stream.Category, recorded.Type);
            if (!session.Names.TryCategory(recorded.Stream.Category, out _)) categories.Add(recorded.Stream.Category);
            if (!session.Names.TryType(recorded.Type, out _)) types.Add(recorded.Type);
        }

        foreach (var stream in chunk.Archived)
        {
            if (!session.Names.TryCategory(stream.Category, out _)) categories.Add(stream.Category);
        }

        return categories.Count + types.Count == 0 ? ValueTask.CompletedTask : session.Names.RegisterAsync(session, categories, types, cancellationToken);
    }

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

    private async Task CopyAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        var positions = await TakePositionsAsync(chunk.Events.Count, cancellationToken).ConfigureAwait(false);
        var copy = await session.Connection.BeginRawBinaryCopyAsync(
            $"COPY {Schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data) FROM STDIN (FORMAT binary)",
            cancellationToken).ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            _rows.Clear();
            _rows.Start();
            for (var i = 0; i < positions.Length; i++)
            {
                Add(chunk.Events[i], streams.KeyOf(i), positions[i]);
                if (_rows.Length < SendBytes) continue;
                await copy.WriteAsync(_rows.Written, cancellationToken).ConfigureAwait(false);
                _rows.Clear();
            }

            _rows.End();
            await copy.WriteAsync(_rows.Written, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Add(RecordedEvent recorded, long stream, long position)
    {
        // Mostly those of the event before.
        if (recorded.Type != _type.Type) _type = (recorded.Type, session.Names.TryType(recorded.Type, out var type) ? type : 0);
        if (!ReferenceEquals(recorded.Stream.Category, _category.Name)) _category = (recorded.Stream.Category, session.Names.TryCategory(recorded.Stream.Category, out var category) ? category : 0);
        if (!ReferenceEquals(recorded.Metadata, _metadata.Metadata))
        {
            _metadataBuffer.Clear();
            _metadata = (recorded.Metadata, _metadataBuffer.Encode(recorded.Metadata));
        }

        _rows.StartRow(Fields);
        _rows.Add(stream);
        _rows.Add(recorded.Version);
        _rows.Add(position);
        _rows.Add(recorded.OccurredAt.UtcTicks);
        _rows.Add(recorded.RecordedAt.UtcTicks);
        _rows.Add(_type.Key);
        _rows.Add(_category.Key);
        _rows.Add(recorded.EventId);
        _rows.Add(_metadata.Bytes.Span);
        _rows.Add(recorded.Data.Span);
    }

    private async Task<long[]> TakePositionsAsync(int count, CancellationToken cancellationToken)
    {
        using var take = session.Database.Command(
            session.Connection,
            $"SELECT {Schema}.import_positions_v1($1) WHERE {KnownServer.Condition(Schema, 2)}",
            new NpgsqlParameter<int> { TypedValue = count },
            KnownServer.Parameter(session.Names));
        return (long[])(await take.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(session.Connection, sql);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
