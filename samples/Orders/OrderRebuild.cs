using DomainFx;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace Orders;

/// <summary>Rebuilds an order twice, with and without its snapshot, and compares.</summary>
public sealed class OrderRebuild(IDomain domain, TextWriter output)
{
    private const int MaxEvents = 1_000;

    private static readonly TimeSpan SnapshotTimeout = TimeSpan.FromSeconds(10);

    public async Task CompareAsync(string orderId, CancellationToken cancellationToken)
    {
        var snapshotVersion = await SnapshotVersionAsync(orderId, cancellationToken).WaitAsync(SnapshotTimeout, cancellationToken);
        var withSnapshot = OrderText.Of(await domain.Order(orderId).LoadAsync(cancellationToken));
        await output.WriteLineAsync($"From its snapshot at version {snapshotVersion} and the events after it:");
        await output.WriteLineAsync($"  {withSnapshot}");

        var fromEvents = OrderText.Of(await FromEventsAsync(orderId, cancellationToken));
        await output.WriteLineAsync("From all its events:");
        await output.WriteLineAsync($"  {fromEvents}");
        if (withSnapshot != fromEvents) throw new InvalidOperationException($"The snapshot of order {orderId} differs from its events.");
        await output.WriteLineAsync("Both are equal");
    }

    /// <summary>The version of the order's snapshot. It is written beside the commands, so that they need not wait: it may be a moment late.</summary>
    private async Task<long> SnapshotVersionAsync(string orderId, CancellationToken cancellationToken)
    {
        var request = new LoadRequest { Stream = OrderStream.Of(orderId), SnapshotKey = AggregateTypes.Of<Order, string>().SnapshotKey, MaxEvents = 1 };
        while (true)
        {
            using (var load = await domain.Store.LoadAsync(request, cancellationToken))
            {
                if (load.Snapshot is { } snapshot) return snapshot.Version;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }

    /// <summary>Copies the events, and nothing else, to an empty store and loads the order there: no snapshot can help.</summary>
    private async Task<Order> FromEventsAsync(string orderId, CancellationToken cancellationToken)
    {
        await using var copy = Domain.Create(empty => empty.AddOrders().UseInMemory());
        var stream = OrderStream.Of(orderId);
        using var page = await domain.Store.ReadStreamAsync(stream, 1, ReadDirection.Forward, MaxEvents, cancellationToken);
        var events = page.ToRecordedEvents().Select(e => new EventData(e.EventId, e.Type, e.Data, e.OccurredAt, e.Metadata));
        await copy.Store.AppendAsync(
            new StreamAppend { Stream = stream, Expected = ExpectedVersion.NoStream, Events = events.ToArray() }, cancellationToken);
        return await copy.Order(orderId).LoadAsync(cancellationToken);
    }
}
