using DomainFx;

namespace Orders;

/// <summary>An order's life, an order from an older release, and both read back in several ways.</summary>
public sealed class OrdersTour(IDomain domain, TimeProvider clock, TextWriter output)
{
    private readonly OlderRelease _older = new(domain);
    private readonly OrderRebuild _rebuild = new(domain, output);
    private readonly OrderReplay _replay = new(domain, output);

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var oldOrder = NewId();
        await _older.StoreOrderAsync(oldOrder, cancellationToken);
        var start = clock.GetUtcNow();

        var orderId = NewId();
        var order = domain.Order(orderId);
        await order.CreateAsync("cust-1", [new("tea", 3, 4.25m, "EUR"), new("pot", 1, 19.99m, "EUR")], cancellationToken: cancellationToken);
        var tooEarly = await order.Try.ShipAsync("track-1", "post", cancellationToken: cancellationToken);
        await output.WriteLineAsync($"Shipping a new order is {tooEarly.Status}: {tooEarly.Rejection?.Message}");
        await order.PayAsync("pay-1", cancellationToken: cancellationToken);
        await order.ShipAsync("track-1", "post", cancellationToken: cancellationToken);
        await order.DeliverAsync(cancellationToken: cancellationToken);

        await output.WriteLineAsync();
        await _older.PrintAsync(oldOrder, output, cancellationToken);
        await output.WriteLineAsync();
        await _rebuild.CompareAsync(orderId, cancellationToken);
        await output.WriteLineAsync();
        await _replay.RunAsync(start, cancellationToken);
    }

    private static string NewId() => $"{Guid.CreateVersion7():N}";
}
