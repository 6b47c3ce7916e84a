using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Projections.Columns;
using DomainFx.Projections;
using Npgsql;

namespace DomainFx.Postgres.Projections.Statements;

/// <summary>Reads rows of one table: by their keys, or in pages.</summary>
internal sealed class FindStatement : IDisposable
{
    private readonly StoreSession _session;
    private readonly TableDefinition _table;
    private readonly RowParameters _keys;
    private readonly RowParameters _after;
    private readonly NpgsqlParameter<long> _limit = new();
    private readonly NpgsqlParameter<long> _limitAfter = new();
    private readonly NpgsqlCommand _find;
    private readonly NpgsqlCommand _firstPage;
    private readonly NpgsqlCommand _nextPage;

    public FindStatement(StoreSession session, TableDefinition table, string from)
    {
        (_session, _table) = (session, table);
        (_keys, _after) = (new RowParameters(table, keysOnly: true), new RowParameters(table, keysOnly: true));
        var (database, schema) = (session.Database, session.Database.Schema);
        _find = database.Command(session.Connection, ReadModelSql.Find(schema, table, from), [.. _keys.Parameters]);
        _firstPage = database.Command(session.Connection, ReadModelSql.Page(schema, table, from, isFirst: true), _limit);
        _nextPage = database.Command(session.Connection, ReadModelSql.Page(schema, table, from, isFirst: false), [_limitAfter, .. _after.Parameters]);
    }

    public ValueTask<RowSet> FindAsync(RowSet keys, CancellationToken cancellationToken)
    {
        _keys.Fill(keys);
        return ReadAsync(_find, cancellationToken);
    }

    public ValueTask<RowSet> ReadPageAsync(RowSet? after, int maxCount, CancellationToken cancellationToken)
    {
        _limit.TypedValue = _limitAfter.TypedValue = maxCount;
        if (after is null) return ReadAsync(_firstPage, cancellationToken);
        _after.Fill(after);
        return ReadAsync(_nextPage, cancellationToken);
    }

    public void Dispose()
    {
        _find.Dispose();
        _firstPage.Dispose();
        _nextPage.Dispose();
    }

    private async ValueTask<RowSet> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadOnceAsync(command, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState is SqlStates.FeatureNotSupported && command.IsPrepared)
        {
            // The view shows a table with columns of other types than when the statement was prepared.
            await command.UnprepareAsync(cancellationToken).ConfigureAwait(false);
            return await ReadOnceAsync(command, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<RowSet> ReadOnceAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await _session.PrepareAsync(command, cancellationToken).ConfigureAwait(false);
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new RowSet(_table);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add();
            for (var column = 0; column < _table.Columns.Count; column++) ColumnFormat.Read(reader, rows, column);
        }

        return rows;
    }
}
