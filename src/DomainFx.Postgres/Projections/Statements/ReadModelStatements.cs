using DomainFx.Postgres.Connections;
using DomainFx.Projections;
using Npgsql;

namespace DomainFx.Postgres.Projections.Statements;

/// <summary>Reads rows of read models, on one connection.</summary>
internal sealed class ReadModelStatements(StoreSession session) : IDisposable
{
    private readonly Dictionary<string, FindStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Rows of a version's own table.</summary>
    public ValueTask<RowSet> FindAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken) =>
        Of(table, table.PhysicalName).FindAsync(keys, cancellationToken);

    /// <summary>Rows through the stable name.</summary>
    public ValueTask<RowSet> FindLiveAsync(TableDefinition table, RowSet keys, CancellationToken cancellationToken) =>
        LiveAsync(table, statement => statement.FindAsync(keys, cancellationToken), cancellationToken);

    /// <summary>A page of rows through the stable name.</summary>
    public ValueTask<RowSet> ReadPageAsync(TableDefinition table, RowSet? after, int maxCount, CancellationToken cancellationToken) =>
        LiveAsync(table, statement => statement.ReadPageAsync(after, maxCount, cancellationToken), cancellationToken);

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
    }

    private async ValueTask<RowSet> LiveAsync(TableDefinition table, Func<FindStatement, ValueTask<RowSet>> read, CancellationToken cancellationToken)
    {
        await RequireLiveAsync(table, cancellationToken).ConfigureAwait(false);
        return await read(Of(table, table.Name)).ConfigureAwait(false);
    }

    // What is live stays live, or gives way to a higher version: it is asked once.
    private async ValueTask RequireLiveAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        if (session.Database.LiveVersions.GetValueOrDefault(table.Name) >= table.Version) return;
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT coalesce(max(version), 0) FROM {session.Database.Schema}.projections WHERE name = $1 AND stage = 1",
            new NpgsqlParameter<string> { TypedValue = table.Name.Replace('_', '-') });
        var live = (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        if (live < table.Version) throw new ReadModelNotReadyException(table, live);
        session.Database.LiveVersions[table.Name] = live;
    }

    private FindStatement Of(TableDefinition table, string from)
    {
        var name = from + "\n" + table.Shape;
        if (!_statements.TryGetValue(name, out var statement)) _statements.Add(name, statement = new FindStatement(session, table, from));
        return statement;
    }
}
