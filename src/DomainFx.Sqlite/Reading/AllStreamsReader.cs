using DomainFx.Sqlite.Tables;
using DomainFx.Stores;

namespace DomainFx.Sqlite.Reading;

/// <summary>Reads over all streams.</summary>
internal sealed class AllStreamsReader(ReaderPool readers)
{
    /// <summary>A transaction looks at no more positions than this: a filter that matches little reads far, and a long read would keep the log from being emptied.</summary>
    private const long MaxPositionsAtOnce = 100_000;

    public async ValueTask<EventPage> ReadAsync(long afterPosition, EventFilter filter, int maxCount, CancellationToken cancellationToken)
    {
        var page = new EventPage { NextPosition = afterPosition };
        try
        {
            bool isDone;
            do
            {
                isDone = await readers.ReadAsync((page, filter, maxCount), static (session, read) => ReadOn(session, read.page, read.filter, read.maxCount), cancellationToken).ConfigureAwait(false);
            }
            while (!isDone);
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    public async ValueTask<long> CountAsync(long afterPosition, long upToPosition, EventFilter filter, CancellationToken cancellationToken)
    {
        long count = 0;
        for (var after = afterPosition; after < upToPosition;)
        {
            var (head, found) = await readers.ReadAsync((after, upToPosition, filter), static (session, part) => CountOn(session, part.after, part.upToPosition, part.filter), cancellationToken).ConfigureAwait(false);
            count += found;
            if (after > head - MaxPositionsAtOnce) break;
            after += MaxPositionsAtOnce;
        }

        return count;
    }

    private static (long Head, long Count) CountOn(StoreSession session, long after, long upTo, EventFilter filter)
    {
        var head = session.Head.Read();
        return (head, session.Events.Count(after, Math.Min(Math.Min(head, upTo), after + MaxPositionsAtOnce), filter));
    }

    private static bool ReadOn(StoreSession session, EventPage page, EventFilter filter, int maxCount)
    {
        var head = session.Head.Read();
        var upTo = Math.Min(head, page.NextPosition + MaxPositionsAtOnce);
        if (upTo <= page.NextPosition) return true;
        session.Events.ReadAll(page, page.NextPosition, upTo, filter, maxCount);
        page.NextPosition = page.HasMore ? page[page.Count - 1].Position : upTo;
        return page.HasMore || upTo == head;
    }
}
