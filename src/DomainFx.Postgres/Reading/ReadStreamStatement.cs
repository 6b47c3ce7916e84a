using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads a page of a stream, in one direction.</summary>
internal sealed class ReadStreamStatement : IDisposable
{
    private readonly StoreSession _session;
    private readonly NpgsqlParameter<int> _category = new();
    private readonly NpgsqlParameter<string> _id = new();
    private readonly NpgsqlParameter<long> _from = new();
    private readonly NpgsqlParameter<long> _limit = new();
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _server = KnownServer.Parameter();
    private readonly NpgsqlCommand _command;

    public ReadStreamStatement(StoreSession session, ReadDirection direction)
    {
        _session = session;
        var schema = session.Database.Schema;
        var (comparison, order) = direction is ReadDirection.Forward ? (">=", "") : ("<=", " DESC");
        // Of a stream, either table holds events: the one that its state says, or the other where it says otherwise.
        _command = session.Database.Command(
            session.Connection,
            $"""
            WITH stream AS MATERIALIZED (SELECT s.key, s.state FROM {schema}.streams AS s WHERE s.category = $1 AND s.id = $2 AND {KnownServer.Condition(schema, 5)})
            (SELECT {EventRows.Columns} FROM {schema}.events AS e
            WHERE e.stream = (SELECT s.key FROM stream AS s WHERE s.state <> 2) AND e.version {comparison} $3 ORDER BY e.version{order} LIMIT $4)
            UNION ALL
            (SELECT {EventRows.Columns} FROM {schema}.archived_events AS e
            WHERE e.stream = (SELECT s.key FROM stream AS s WHERE s.state = 2) AND e.version {comparison} $3 ORDER BY e.version{order} LIMIT $4)
            """,
            _category, _id, _from, _limit, _server);
    }

    public async ValueTask<EventPage> ReadAsync(StreamId stream, long fromVersion, int maxCount, CancellationToken cancellationToken)
    {
        var names = _session.Names;
        if (await names.FindCategoryAsync(_session, stream.Category, cancellationToken).ConfigureAwait(false) is not { } category) return new EventPage();
        (_category.TypedValue, _id.TypedValue, _from.TypedValue, _limit.TypedValue) = (category, stream.Id, fromVersion, maxCount + 1L);
        _server.TypedValue = names.Server;
        for (var attempts = 1; ; attempts++)
        {
            var page = new EventPage();
            try
            {
                if (await TryReadAsync(page, stream, maxCount, cancellationToken).ConfigureAwait(false))
                {
                    PostgresTelemetry.Read("stream", page.Count);
                    return page;
                }
            }
            catch
            {
                page.Dispose();
                throw;
            }

            page.Dispose();
            await UnknownTypes.LearnAsync(_session, attempts, [category], [stream.Id], cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _command.Dispose();

    private async ValueTask<bool> TryReadAsync(EventPage page, StreamId stream, int maxCount, CancellationToken cancellationToken)
    {
        await _session.PrepareAsync(_command, cancellationToken).ConfigureAwait(false);
        using var rows = await _command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await EventRows.TryFillAsync(rows, page, stream, _session.Names, maxCount, _command.Cancel, cancellationToken).ConfigureAwait(false);
    }
}
