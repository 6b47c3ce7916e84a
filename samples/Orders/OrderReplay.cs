using System.Text;
using DomainFx;
using DomainFx.Stores;

namespace Orders;

/// <summary>Reads again everything that was stored since a point in time.</summary>
public sealed class OrderReplay(IDomain domain, TextWriter output)
{
    private const int PageSize = 100;

    public async Task RunAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"Events since {since:O}:");
        var filter = new EventFilter { RecordedFrom = since };
        var position = 0L;
        var count = 0;
        bool hasMore;
        do
        {
            using var page = await domain.Store.ReadAllAsync(position, filter, PageSize, cancellationToken);
            foreach (var recorded in page.ToRecordedEvents())
                await output.WriteLineAsync($"  {recorded.Position}: {recorded.Stream} {recorded.Type} {Encoding.UTF8.GetString(recorded.Data.Span)}");
            count += page.Count;
            position = page.NextPosition;
            hasMore = page.HasMore;
        }
        while (hasMore);

        await output.WriteLineAsync($"{count} events");
    }
}
