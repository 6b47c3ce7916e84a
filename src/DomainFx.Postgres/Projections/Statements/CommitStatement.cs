using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Projections.Columns;
using DomainFx.Projections;
using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Projections.Statements;

/// <summary>Stores a batch: checkpoint and rows, in one statement.</summary>
/// <remarks>
/// The fence is the update of the checkpoint, of which all else depends: it finds no row if another has the lease, or moved the checkpoint.
/// One statement, not several in a transaction: the server has all of it before it locks anything, so that a worker which is stopped in between
/// holds no lock.
/// </remarks>
internal sealed class CommitStatement : IDisposable
{
    private const int FirstParameter = 9;

    private readonly StoreSession _session;
    private readonly NpgsqlParameter<string> _name = new();
    private readonly NpgsqlParameter<int> _version = new();
    private readonly NpgsqlParameter<int> _rebuild = new();
    private readonly NpgsqlParameter<int> _partition = new();
    private readonly NpgsqlParameter<long> _token = new();
    private readonly NpgsqlParameter<long> _from = new();
    private readonly NpgsqlParameter<long> _to = new();
    private readonly NpgsqlParameter<Guid> _eventId = new() { NpgsqlDbType = NpgsqlDbType.Uuid };
    private readonly RowParameters? _deletes;
    private readonly RowParameters? _upserts;
    private readonly NpgsqlCommand _command;
    private readonly int _parkedParameter;

    public CommitStatement(StoreSession session, TableDefinition? table)
    {
        _session = session;
        _parkedParameter = FirstParameter + (table is null ? 0 : table.KeyCount + table.Columns.Count);
        if (table is not null) (_deletes, _upserts) = (new RowParameters(table, keysOnly: true), new RowParameters(table, keysOnly: false));
        var schema = session.Database.Schema;
        Advance =
            $"""
            WITH advanced AS (
                UPDATE {schema}.projection_partitions SET position = $7, event_id = $8
                WHERE {KeyParameters.IsLeased} AND position = $6
                    AND NOT EXISTS (SELECT FROM {schema}.projections WHERE {KeyParameters.IsOfProjection} AND drain_position < $7)
                RETURNING 1)
            """;
        if (table is not null) Advance += ",\n" + ReadModelSql.Write(schema, table, "advanced", FirstParameter);
        _command = session.Database.Command(
            session.Connection,
            $"{Advance}\nSELECT count(*) FROM advanced",
            [_name, _version, _rebuild, _partition, _token, _from, _to, _eventId, .. _deletes?.Parameters ?? [], .. _upserts?.Parameters ?? []]);
    }

    private string Advance { get; }

    /// <summary>Stores; false if the lease is lost.</summary>
    public async ValueTask<bool> RunAsync(ProjectionCommit commit, CancellationToken cancellationToken)
    {
        Fill(commit);
        try
        {
            if (commit.Parked.Count + commit.Unparked.Count > 0) return await RunWithParkedAsync(commit, cancellationToken).ConfigureAwait(false);
            await _session.PrepareAsync(_command, cancellationToken).ConfigureAwait(false);
            return await _command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is 1L;
        }
        finally
        {
            _deletes?.Clear();
            _upserts?.Clear();
        }
    }

    public void Dispose() => _command.Dispose();

    private void Fill(ProjectionCommit commit)
    {
        var lease = commit.Lease;
        (_name.TypedValue, _version.TypedValue, _rebuild.TypedValue) = (lease.Key.Name, lease.Key.Version, lease.Key.Rebuild);
        (_partition.TypedValue, _token.TypedValue) = (lease.Partition, lease.Token);
        (_from.TypedValue, _to.TypedValue, _eventId.TypedValue) = (commit.From, commit.To.Position, commit.To.EventId);
        if (commit.Changes is not { } changes) return;
        _deletes!.Fill(changes.Deletes);
        _upserts!.Fill(changes.Upserts);
    }

    private async ValueTask<bool> RunWithParkedAsync(ProjectionCommit commit, CancellationToken cancellationToken)
    {
        using var command = _session.Database.Command(
            _session.Connection,
            $"{Advance},\n{ParkedStatements.Write(_session.Database.Schema, "advanced", _parkedParameter)}\nSELECT count(*) FROM advanced",
            [.. _command.Parameters.Select(static parameter => parameter.Clone()), .. ParkedStatements.Of(commit)]);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is 1L;
    }
}
