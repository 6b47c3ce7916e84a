using System.Globalization;

namespace Orders;

/// <summary>The list of orders in the terminal.</summary>
public sealed class OrderReport(OrderList list, TextWriter output)
{
    private const int MaxOrders = 10;

    public async Task PrintAsync(CancellationToken cancellationToken = default)
    {
        await output.WriteLineAsync("The latest orders:");
        foreach (var order in await list.LatestAsync(status: null, MaxOrders, cancellationToken))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  {order.OrderId} {order.CustomerId,-8} {order.Total,10} {order.Currency} {order.Status}"));
        }
    }
}
