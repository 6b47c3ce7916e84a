using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Stores;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads over all streams, in as many statements as it takes to fill a page or reach the end.</summary>
internal sealed class AllStreamsReader(PostgresDatabase database)
{
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
}
