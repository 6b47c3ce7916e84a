using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads over all streams: the fence first, then the events, in one round trip.</summary>
/// <remarks>
/// The two statements of a batch run one after the other, each with a snapshot of its own (READ COMMITTED, which the fence insists on): whatever
/// lies at or below the fence is visible to the second. What it finds beyond is left for the next page.
/// Where nothing is archived, the table of archived events is asked for no more than that, in the same statement: to merge it in costs each row.
/// </remarks>
internal sealed class ReadAllStatement(StoreSession session)
{
    /// <summary>A statement looks at no more positions than this: a filter that matches little reads far.</summary>
    private const long MaxPositionsAtOnce = 100_000;

    private readonly string _schema = session.Database.Schema;
    private readonly List<(int Index, long Key)> _unnamed = [];
    private bool _hasArchive;

    private enum Found
    {
        NewNames,
        NothingUnlessArchived,
        MaybeNotAll,
        All,
    }

    /// <summary>Adds what it finds to a page.</summary>
    /// <param name="page">What was found so far.</param>
    /// <param name="after">The position after which the page begins.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="maxCount">The most events in the page.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>False if there may be more to find for this page.</returns>
    public async ValueTask<bool> ReadOnAsync(EventPage page, long after, EventFilter filter, int maxCount, CancellationToken cancellationToken)
    {
        BeginOn(page, after);
        var count = page.Count;
        var found = await ReadOnAsync(page, filter, maxCount, skipsArchive: IsAll(filter) && !_hasArchive, cancellationToken).ConfigureAwait(false);
        if (found is not Found.NothingUnlessArchived) return found is Found.All;
        found = await ReadOnAsync(page, filter, maxCount, skipsArchive: false, cancellationToken).ConfigureAwait(false);
        _hasArchive = page.Count > count;
        return found is Found.All;
    }

    // What another server gave may be nowhere any more: a page is all of one.
    private void BeginOn(EventPage page, long after)
    {
        var incarnation = session.Names.Incarnation;
        if (page.Incarnation == incarnation) return;
        page.RemoveFrom(0);
        (page.NextPosition, page.Incarnation) = (after, incarnation);
    }

    private async ValueTask<Found> ReadOnAsync(EventPage page, EventFilter filter, int maxCount, bool skipsArchive, CancellationToken cancellationToken)
    {
        // A batch stays prepared on the connection that it was first used on: each read has one of its own.
        using var batch = CreateBatch(page, filter, maxCount, skipsArchive);
        if (session.Database.Options.PreparedStatements && IsAll(filter)) await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return await ReadOnAsync(batch, page, maxCount, skipsArchive, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsAll(EventFilter filter) => filter is { EventTypes: null, Categories: null, RecordedFrom: null };

    private static long UpTo(EventPage page) => page.NextPosition > long.MaxValue - MaxPositionsAtOnce ? long.MaxValue : page.NextPosition + MaxPositionsAtOnce;

    private async ValueTask<Found> ReadOnAsync(NpgsqlBatch batch, EventPage page, int maxCount, bool skipsArchive, CancellationToken cancellationToken)
    {
        var (count, position) = (page.Count, page.NextPosition);
        try
        {
            Found found;
            for (var attempts = 1; (found = await ReadAsync(batch, page, maxCount, skipsArchive, cancellationToken).ConfigureAwait(false)) is Found.NewNames; attempts++)
            {
                page.RemoveFrom(count);
                await UnknownTypes.LearnAsync(session, attempts, page.NextPosition, UpTo(page), cancellationToken).ConfigureAwait(false);
            }

            await NameStreamsAsync(page, cancellationToken).ConfigureAwait(false);
            return found;
        }
        catch
        {
            // A read that a cut connection broke off is repeated on the same page: what it had found until then would be there twice.
            page.RemoveFrom(count);
            (page.NextPosition, page.HasMore) = (position, false);
            throw;
        }
    }

    private async ValueTask<Found> ReadAsync(NpgsqlBatch batch, EventPage page, int maxCount, bool skipsArchive, CancellationToken cancellationToken)
    {
        _unnamed.Clear();
        using var rows = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        var head = rows.GetInt64(0);
        await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var last = page.NextPosition;
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var position = EventRows.PositionOf(rows);
            var isBeyond = position > head;
            if (isBeyond || EventRows.IsFull(page, maxCount))
            {
                await EventRows.EndAsync(rows, maxCount - page.Count, batch.Cancel).ConfigureAwait(false);
                if (isBeyond) break;
                (page.NextPosition, page.HasMore) = (last, true);
                return Found.All;
            }

            var key = rows.GetInt64(EventRows.NextColumn);
            if (!session.Names.Streams.TryGet(key, out var stream)) _unnamed.Add((page.Count, key));
            if (!EventRows.TryAdd(rows, page, stream, session.Names)) return Found.NewNames;
            last = position;
        }

        if (skipsArchive && last == page.NextPosition && head > last) return Found.NothingUnlessArchived;
        var upTo = UpTo(page);
        page.NextPosition = Math.Max(page.NextPosition, Math.Min(head, upTo));
        return upTo >= head ? Found.All : Found.MaybeNotAll;
    }

    private async ValueTask NameStreamsAsync(EventPage page, CancellationToken cancellationToken)
    {
        if (_unnamed.Count == 0) return;
        var names = await ReadNamesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (index, key) in _unnamed)
        {
            page.SetStream(index, names.TryGetValue(key, out var stream) ? stream : throw new EventStoreException(
                $"Store {_schema} is damaged: stream {key} has events but no name. Restore a backup."));
        }
    }

    private async ValueTask<Dictionary<long, StreamId>> ReadNamesAsync(CancellationToken cancellationToken)
    {
        using var command = session.Database.Command(
            session.Connection,
            $"SELECT s.key, c.name, s.id FROM {_schema}.streams AS s JOIN {_schema}.categories AS c ON c.key = s.category WHERE s.key = ANY ($1) AND {KnownServer.Condition(_schema, 2)}",
            new NpgsqlParameter<long[]> { TypedValue = [.. _unnamed.Select(one => one.Key).Distinct()] },
            KnownServer.Parameter(session.Names));
        await session.PrepareAsync(command, cancellationToken).ConfigureAwait(false);
        var names = new Dictionary<long, StreamId>();
        using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var (key, stream) = (rows.GetInt64(0), new StreamId(string.Intern(rows.GetString(1)), rows.GetString(2)));
            names.Add(key, stream);
            session.Names.Streams.Add(key, stream);
        }

        return names;
    }

    private NpgsqlBatch CreateBatch(EventPage page, EventFilter filter, int maxCount, bool skipsArchive)
    {
        var head = new NpgsqlBatchCommand($"SELECT {_schema}.head_v1() WHERE {KnownServer.Condition(_schema, 1)}") { Parameters = { KnownServer.Parameter(session.Names) } };
        var events = new NpgsqlBatchCommand();
        events.CommandText = ReadAllSql.Page(_schema, page.NextPosition, UpTo(page), maxCount - page.Count + 1L, filter, skipsArchive, events.Parameters);
        return new NpgsqlBatch(session.Connection)
        {
            Timeout = (int)Math.Ceiling(session.Database.Options.CommandTimeout.TotalSeconds),
            BatchCommands = { head, events },
        };
    }
}
