using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Stores;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads over all streams, in as many statements as it takes to fill a page or reach the end.</summary>
internal sealed class AllStreamsReader(PostgresDatabase database)
{
    // A statement counts in no more positions than this, by the index of positions alone.
    private const long MaxPositionsAtOnce = 100_000;

    public async ValueTask<EventPage> ReadAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken)
    {
        var page = new EventPage { NextPosition = afterPosition };
        try
        {
            bool isDone;
            do
            {
                isDone = await database.RunAsync(
                    (page, afterPosition, filter, maxCount),
                    static (session, read, token) => session.ReadAll.ReadOnAsync(read.page, read.afterPosition, read.filter, read.maxCount, token),
                    cancellationToken).ConfigureAwait(false);
            }
            while (!isDone);
            PostgresTelemetry.Read("all", page.Count);
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <summary>Counts events between two positions, and none beyond the head.</summary>
    public async ValueTask<long> CountAsync(long afterPosition, long upToPosition, EventFilter filter, CancellationToken cancellationToken)
    {
        var head = await database.RunAsync(0, static (session, _, token) => session.Head.ReadAsync(token), cancellationToken).ConfigureAwait(false);
        var (count, upTo) = (0L, Math.Min(upToPosition, head));
        for (var after = afterPosition; after < upTo; after += MaxPositionsAtOnce)
        {
            count += await database.RunAsync(
                (after, upTo: Math.Min(upTo, after + MaxPositionsAtOnce), filter),
                static (session, part, token) => CountStatement.RunAsync(session, part.after, part.upTo, part.filter, token),
                cancellationToken).ConfigureAwait(false);
        }

        return count;
    }
}
