using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using DomainFx.Stores.Coalescing;
using Npgsql;
using static System.Buffers.Binary.BinaryPrimitives;

namespace DomainFx.Postgres.Writing;

/// <summary>Appends one event to one stream, without waiting for streams that others hold.</summary>
/// <remarks>Where a parameter is mostly null it is an object, and all numbers are of one type: the code for each other type is compiled when a process starts.</remarks>
internal sealed class AppendEventStatement : IDisposable
{
    private readonly StoreSession _session;
    private readonly bool _hasCommand;
    private readonly MetadataBuffer _metadataBuffer = new();
    private readonly NpgsqlParameter<long> _category = new();
    private readonly NpgsqlParameter<string> _id = new();
    private readonly NpgsqlParameter<long> _expected = new();
    private readonly NpgsqlParameter<long> _type = new();
    private readonly NpgsqlParameter<Guid> _eventId = new();
    private readonly NpgsqlParameter<long> _occurredAt = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _metadata = new() { DataTypeName = "bytea" };
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _data = new() { DataTypeName = "bytea" };
    private readonly NpgsqlParameter<long> _recordedAt = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = KnownServer.Parameter();
    private readonly NpgsqlParameter<Guid> _command = new();
    private readonly NpgsqlParameter<long> _fingerprint = new();
    private readonly NpgsqlParameter _forgetBefore = new() { DataTypeName = "bigint" };
    private readonly byte[] _answer = new byte[3 * sizeof(long)];
    private readonly NpgsqlCommand _append;

    /// <summary>Makes the statement.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="hasCommand">Whether a command is to be remembered with the event.</param>
    public AppendEventStatement(StoreSession session, bool hasCommand)
    {
        (_session, _hasCommand) = (session, hasCommand);
        const string Event = "$1::integer, $2, $3, $4::integer, $5, $6, $7, $8, $9, $10";
        var call = hasCommand ? $"append_command_v1({Event}, $11, $12, $13)" : $"append_event_v1({Event})";
        NpgsqlParameter[] parameters = [_category, _id, _expected, _type, _eventId, _occurredAt, _metadata, _data, _recordedAt, _server];
        if (hasCommand) parameters = [.. parameters, _command, _fingerprint, _forgetBefore];
        _append = session.Database.Command(session.Connection, $"SELECT {session.Database.Schema}.{call}", parameters);
    }

    /// <summary>Whether a batch is of this kind.</summary>
    public static bool Suits(IReadOnlyList<PendingAppend> batch, AppendTimes times) =>
        batch is [{ Appends: [{ Events.Length: 1, ReadModels.Count: 0 }] }] && times.WaitMilliseconds == 0;

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
        _metadataBuffer.Clear();
        _category.TypedValue = _session.Names.CategoryKey(append.Stream.Category);
        _id.TypedValue = append.Stream.Id;
        _expected.TypedValue = ExpectedVersionCode.Of(append.Expected);
        _type.TypedValue = _session.Names.TypeKey(data.Type);
        _eventId.TypedValue = data.EventId;
        _occurredAt.TypedValue = data.OccurredAt.UtcTicks;
        _metadata.TypedValue = _metadataBuffer.Encode(data.Metadata);
        _data.TypedValue = data.Data;
        _recordedAt.TypedValue = times.RecordedAt;
        _server.TypedValue = _session.Names.Server;
        if (!_hasCommand) return;
        var command = append.KeyToRemember!.Value;
        (_command.TypedValue, _fingerprint.TypedValue) = (command.Id, command.Fingerprint);
        _forgetBefore.Value = times.ForgetBefore is { } before ? before : DBNull.Value;
    }
}
