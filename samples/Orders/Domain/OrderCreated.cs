using System.Collections.Immutable;
using DomainFx;

namespace Orders;

[EventType("order-created", Version = 2)]
public sealed record OrderCreated(string CustomerId, ImmutableArray<OrderItem> Items, decimal TotalAmount)
{
    /// <summary>The currency of the shop before prices carried their own.</summary>
    private const string FormerCurrency = "EUR";

    [Upcast]
    public static OrderCreated From(OrderCreatedV1 old) => new(
        old.CustomerId,
        [.. old.Items.Select(item => new OrderItem(item.ProductId, item.Quantity, item.UnitPrice, FormerCurrency))],
        old.TotalAmount);
}
