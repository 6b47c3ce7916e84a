using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>What to do about an event type that a read met and that is not known here: mostly it is new, and the names are read again. If that did not
/// help, another may have come meanwhile; or its row is gone, and no reading would ever help.</summary>
internal static class UnknownTypes
{
    /// <summary>Before a read of some streams is repeated.</summary>
    /// <param name="session">The session.</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="categories">The keys of the streams' categories.</param>
    /// <param name="ids">The streams' ids.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="EventStoreException">An event of them has a type without a row.</exception>
    public static ValueTask LearnAsync(StoreSession session, int attempts, IReadOnlyList<int> categories, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        LearnAsync(
            session,
            attempts,
            $"s.key IN (SELECT n.key FROM unnest($1, $2) AS a (category, id) JOIN {session.Database.Schema}.streams AS n ON n.category = a.category AND n.id = a.id)",
            new NpgsqlParameter<int[]> { TypedValue = [.. categories] },
            new NpgsqlParameter<string[]> { TypedValue = [.. ids] },
            cancellationToken);

    /// <summary>Before a read of a range of positions is repeated.</summary>
    /// <exception cref="EventStoreException">An event in it has a type without a row.</exception>
    public static ValueTask LearnAsync(StoreSession session, int attempts, long afterPosition, long upToPosition, CancellationToken cancellationToken) =>
        LearnAsync(
            session,
            attempts,
            "e.position > $1 AND e.position <= $2",
            new NpgsqlParameter<long> { TypedValue = afterPosition },
            new NpgsqlParameter<long> { TypedValue = upToPosition },
            cancellationToken);

    private static async ValueTask LearnAsync(StoreSession session, int attempts, string where, NpgsqlParameter first, NpgsqlParameter second, CancellationToken cancellationToken)
    {
        if (attempts > 1) await RequireRowsAsync(session, where, first, second, cancellationToken).ConfigureAwait(false);
        await session.Names.LoadAsync(session, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask RequireRowsAsync(StoreSession session, string where, NpgsqlParameter first, NpgsqlParameter second, CancellationToken cancellationToken)
    {
        var schema = session.Database.Schema;
        using var command = session.Database.Command(
            session.Connection,
            $"""
            SELECT e.position, e.type, e.stream, e.version, s.id
            FROM {schema}.stored_events AS e LEFT JOIN {schema}.streams AS s ON s.key = e.stream
            WHERE {where} AND NOT EXISTS (SELECT FROM {schema}.event_types AS t WHERE t.key = e.type)
            ORDER BY e.position LIMIT 1
            """,
            first,
            second);
        using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false)) return;
        var stream = row.IsDBNull(4) ? $"stream {row.GetInt64(2)}" : $"stream '{row.GetString(4)}'";
        throw new EventStoreException(
            $"Store {schema} is damaged: the event at position {row.GetInt64(0)}, version {row.GetInt64(3)} of {stream}, is of type {row.GetInt32(1)}, which has no row in {schema}.event_types. Restore a backup, or that row from one.");
    }
}
