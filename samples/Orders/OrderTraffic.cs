using DomainFx;
using Watch;

namespace Orders;

/// <summary>Customers who order and pay, and a warehouse that ships.</summary>
internal sealed class OrderTraffic(IDomain domain, RequestCount count) : Traffic(count)
{
    private static readonly string[] Products = ["tea", "pot", "cup"];

    protected override async Task SendOneAsync(CancellationToken cancellationToken)
    {
        var order = domain.Order($"{Guid.CreateVersion7():N}");
        var item = new OrderItem(Products[Random.Shared.Next(Products.Length)], Random.Shared.Next(1, 5), Random.Shared.Next(100, 2_000) / 100m, "EUR");
        await order.CreateAsync($"cust-{Random.Shared.Next(1, 50)}", [item], cancellationToken: cancellationToken);
        if (Random.Shared.Next(10) == 0)
        {
            await order.CancelAsync("changed my mind", cancellationToken: cancellationToken);
            return;
        }

        await order.PayAsync("pay", cancellationToken: cancellationToken);
        if (Random.Shared.Next(2) == 0) await order.ShipAsync("track", "post", cancellationToken: cancellationToken);
    }
}
