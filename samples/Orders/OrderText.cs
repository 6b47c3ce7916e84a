using System.Globalization;

namespace Orders;

/// <summary>An order in one line: everything that its state holds.</summary>
public static class OrderText
{
    public static string Of(Order order)
    {
        var items = string.Join(", ", order.Items.Select(item => string.Create(
            CultureInfo.InvariantCulture, $"{item.Quantity} x {item.ProductId} at {item.UnitPrice} {item.Currency}")));
        return string.Create(CultureInfo.InvariantCulture, $"{order.CustomerId}: {items}; total {order.Total}; {order.Status}; version {order.Version}");
    }
}
