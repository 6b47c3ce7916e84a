using System.Collections.Immutable;
using DomainFx;

namespace Orders;

/// <summary>A row of the list of orders: the table <c>order_list</c>.</summary>
[ReadModel("order-list")]
public sealed partial class OrderListRow
{
    [Key]
    public string OrderId { get; private set; } = "";

    [Indexed]
    public string CustomerId { get; private set; } = "";

    public ImmutableArray<OrderItem> Items { get; private set; } = [];

    public decimal Total { get; private set; }

    public string Currency { get; private set; } = "";

    [Indexed]
    public OrderStatus Status { get; private set; }

    public string? TrackingNumber { get; private set; }

    public string? CancelledBecause { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    [Event]
    private void Apply(OrderCreated e, EventContext context)
    {
        CustomerId = e.CustomerId;
        Items = e.Items;
        Total = e.TotalAmount;
        Currency = e.Items[0].Currency;
        CreatedAt = context.OccurredAt;
        Set(OrderStatus.Created, context);
    }

    [Event]
    private void Apply(OrderPaid e, EventContext context) => Set(OrderStatus.Paid, context);

    [Event]
    private void Apply(OrderShipped e, EventContext context)
    {
        TrackingNumber = e.TrackingNumber;
        Set(OrderStatus.Shipped, context);
    }

    [Event]
    private void Apply(OrderDelivered e, EventContext context) => Set(OrderStatus.Delivered, context);

    [Event]
    private void Apply(OrderCancelled e, EventContext context)
    {
        CancelledBecause = e.Reason;
        Set(OrderStatus.Cancelled, context);
    }

    private void Set(OrderStatus status, EventContext context)
    {
        Status = status;
        UpdatedAt = context.OccurredAt;
    }
}
