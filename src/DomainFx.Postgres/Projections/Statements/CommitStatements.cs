using DomainFx.Postgres.Connections;
using DomainFx.Projections;

namespace DomainFx.Postgres.Projections.Statements;

/// <summary>The statements that store batches, on one connection: one for each table, and one for projections without a table.</summary>
internal sealed class CommitStatements(StoreSession session) : IDisposable
{
    private readonly Dictionary<string, CommitStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Stores a batch; false if the lease is lost.</summary>
    public ValueTask<bool> RunAsync(ProjectionCommit commit, CancellationToken cancellationToken)
    {
        var table = commit.Changes is null ? null : commit.Table;
        var name = table is null ? "" : table.PhysicalName + "\n" + table.Shape;
        if (!_statements.TryGetValue(name, out var statement)) _statements.Add(name, statement = new CommitStatement(session, table));
        return statement.RunAsync(commit, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
    }
}
