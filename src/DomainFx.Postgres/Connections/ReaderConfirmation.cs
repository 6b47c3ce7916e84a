using Npgsql;

namespace DomainFx.Postgres.Connections;

/// <summary>Waits for the end of an answer, which the server sends once it has committed.</summary>
internal static class ReaderConfirmation
{
    /// <summary>Reads the answer of a statement that writes to its end. The rows of an answer may be there before the commit, and say nothing about it. To
    /// dispose the reader reads on too, but passes over a cancellation and a time-out in silence: what was rolled back would pass for done.</summary>
    /// <exception cref="PostgresException">The commit failed.</exception>
    /// <exception cref="NpgsqlException">It is not known whether it did.</exception>
    public static Task ConfirmAsync(this NpgsqlDataReader rows, CancellationToken cancellationToken) => rows.NextResultAsync(cancellationToken);
}
