using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Postgres.Writing;
using Npgsql;

namespace DomainFx.Postgres.Import;

/// <summary>Copies the events of a chunk into the table, behind the fence.</summary>
internal sealed class ChunkCopy(StoreSession session) : IDisposable
{
    private const short Fields = 10;
    private const int SendBytes = 128 * 1024;

    private readonly CopyBuffer _rows = new();
    private readonly MetadataBuffer _metadataBuffer = new();
    private (EventMetadata? Metadata, ReadOnlyMemory<byte> Bytes) _metadata;
    private (EventType Type, int Key) _type;
    private (string? Name, int Key) _category;

    private string Schema => session.Database.Schema;

    /// <summary>Takes the fence, then positions.</summary>
    public async Task<long[]> TakePositionsAsync(int count, CancellationToken cancellationToken)
    {
        using var take = session.Database.Command(
            session.Connection,
            $"SELECT {Schema}.import_positions_v1($1) WHERE {KnownServer.Condition(Schema, 2)}",
            new NpgsqlParameter<int> { TypedValue = count },
            KnownServer.Parameter(session.Names));
        return (long[])(await take.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Copies the events.</summary>
    public async Task RunAsync(List<RecordedEvent> events, long[] streams, long[] positions, CancellationToken cancellationToken)
    {
        var copy = await session.Connection.BeginRawBinaryCopyAsync(
            $"COPY {Schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data) FROM STDIN (FORMAT binary)",
            cancellationToken).ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            _rows.Clear();
            _rows.Start();
            for (var i = 0; i < positions.Length; i++)
            {
                Add(events[i], streams[i], positions[i]);
                if (_rows.Length < SendBytes) continue;
                await copy.WriteAsync(_rows.Written, cancellationToken).ConfigureAwait(false);
                _rows.Clear();
            }

            _rows.End();
            await copy.WriteAsync(_rows.Written, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _metadataBuffer.Dispose();

    private void Add(RecordedEvent recorded, long stream, long position)
    {
        // Mostly those of the event before.
        if (recorded.Type != _type.Type) _type = (recorded.Type, session.Names.TypeKey(recorded.Type));
        if (!ReferenceEquals(recorded.Stream.Category, _category.Name)) _category = (recorded.Stream.Category, session.Names.CategoryKey(recorded.Stream.Category));
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
}
