using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using DomainFx.Stores.Coalescing;
using Npgsql;
using static System.Buffers.Binary.BinaryPrimitives;

namespace DomainFx.Postgres.Writing;

/// <summary>Appends one event to one stream.</summary>
/// <remarks>Where a parameter is mostly null it is an object, and all numbers are of one type: the code for each other type is compiled when a process starts.</remarks>
internal sealed class AppendEventStatement : IDisposable
{
    private readonly StoreSession _session;
    private readonly MetadataBuffer _metadataBuffer = new();
    private readonly NpgsqlParameter<long> _category = new();
    private readonly NpgsqlParameter<string> _id = new();
    private readonly NpgsqlParameter<long> _expected = new();
    private readonly NpgsqlParameter _command = new() { DataTypeName = "uuid" };
    private readonly NpgsqlParameter<long> _fingerprint = new();
    private readonly NpgsqlParameter<long> _type = new();
    private readonly NpgsqlParameter<Guid> _eventId = new();
    private readonly NpgsqlParameter<long> _occurredAt = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _metadata = new() { DataTypeName = "bytea" };
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _data = new() { DataTypeName = "bytea" };
    private readonly NpgsqlParameter<long> _recordedAt = new();
    private readonly NpgsqlParameter _forgetBefore = new() { DataTypeName = "bigint" };
    private readonly NpgsqlParameter<long> _waitMilliseconds = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = new() { DataTypeName = "bytea" };
    private readonly byte[] _answer = new byte[3 * sizeof(long)];
    private readonly NpgsqlCommand _append;

    public AppendEventStatement(StoreSession session)
    {
        _session = session;
        _append = session.Database.Command(
            session.Connection,
            $"SELECT {session.Database.Schema}.append_event_v1($1::integer, $2, $3, $4, $5, $6::integer, $7, $8, $9, $10, $11, $12, $13::integer) WHERE {KnownServer.Condition(session.Database.Schema, 14)}",
            _category, _id, _expected, _command, _fingerprint, _type, _eventId, _occurredAt, _metadata, _data, _recordedAt, _forgetBefore, _waitMilliseconds, _server);
    }

    /// <summary>Appends the only event of a member, and settles it. The names must be known.</summary>
    /// <returns>Whether it was stored.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> AppendAsync(PendingAppend member, AppendTimes times, CancellationToken cancellationToken)
    {
        SetParameters(member.Appends[0], times);
        await _session.PrepareAsync(_append, cancellationToken).ConfigureAwait(false);
        using var row = await _append.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        var answer = Answer(row);
        await row.ConfirmAsync(cancellationToken).ConfigureAwait(false);
        return Settlement.Settle(member, [answer]);
    }

    public void Dispose()
    {
        _append.Dispose();
        _metadataBuffer.Dispose();
    }

    // Bytes, since the driver has code to compile before it reads its first array: a tenth of a process that appends once.
    private AppendAnswer Answer(NpgsqlDataReader row)
    {
        row.GetBytes(0, 0, _answer, 0, _answer.Length);
        var answer = _answer.AsSpan();
        return new AppendAnswer((AppendOutcome)ReadInt64BigEndian(answer), ReadInt64BigEndian(answer[sizeof(long)..]), ReadInt64BigEndian(answer[(2 * sizeof(long))..]));
    }

    private void SetParameters(StreamAppend append, AppendTimes times)
    {
        ref readonly var data = ref append.Events.Span[0];
        var key = append.KeyToRemember;
        _metadataBuffer.Clear();
        _category.TypedValue = _session.Names.CategoryKey(append.Stream.Category);
        _id.TypedValue = append.Stream.Id;
        _expected.TypedValue = ExpectedVersionCode.Of(append.Expected);
        _command.Value = key is null ? DBNull.Value : key.Value.Id;
        _fingerprint.TypedValue = key?.Fingerprint ?? 0;
        _type.TypedValue = _session.Names.TypeKey(data.Type);
        _eventId.TypedValue = data.EventId;
        _occurredAt.TypedValue = data.OccurredAt.UtcTicks;
        _metadata.TypedValue = _metadataBuffer.Encode(data.Metadata);
        _data.TypedValue = data.Data;
        _recordedAt.TypedValue = times.RecordedAt;
        _forgetBefore.Value = times.ForgetBefore is { } before ? before : DBNull.Value;
        _waitMilliseconds.TypedValue = times.WaitMilliseconds;
        _server.TypedValue = _session.Names.Server;
    }
}
