using System.Collections.Immutable;
using DomainFx;

namespace Orders;

[Aggregate("order"), Snapshot(Every = 3)]
public sealed partial class Order
{
    public string CustomerId { get; private set; } = "";

    public ImmutableArray<OrderItem> Items { get; private set; } = [];

    public decimal Total { get; private set; }

    public OrderStatus Status { get; private set; }

    [Command(Creates = true)]
    public void Create(string customerId, ImmutableArray<OrderItem> items)
    {
        Require(!items.IsDefaultOrEmpty, "order.no-items", "An order needs at least one item");
        Require(items.All(item => item.Quantity >= 1), "order.quantity-too-small", "Quantity must be at least 1");
        Require(items.All(item => item.UnitPrice >= 0), "order.negative-price", "Price cannot be negative");
        Require(items.All(item => item.Currency == items[0].Currency), "order.mixed-currencies", "All prices of an order must be in one currency");
        var total = TotalOf(items);
        Require(total is not null, "order.total-too-large", "The order's total is too large");
        Raise(new OrderCreated(customerId, items, total.Value));
    }

    [Command]
    public void Pay(string reference)
    {
        Require(Status is OrderStatus.Created, "order.not-payable", $"Only a new order can be paid; this one is {Status}");
        Raise(new OrderPaid(reference));
    }

    [Command]
    public void Ship(string trackingNumber, string carrier)
    {
        Require(Status is OrderStatus.Paid, "order.not-paid", "Order must be paid before shipping");
        Raise(new OrderShipped(trackingNumber, carrier));
    }

    [Command]
    public void Deliver()
    {
        Require(Status is OrderStatus.Shipped, "order.not-shipped", "Order must be shipped before it is delivered");
        Raise(new OrderDelivered());
    }

    [Command]
    public void Cancel(string reason)
    {
        Require(Status is OrderStatus.Created or OrderStatus.Paid, "order.not-cancellable", $"An order that is {Status} cannot be cancelled");
        Raise(new OrderCancelled(reason));
    }

    [Event]
    private void Apply(OrderCreated e)
    {
        CustomerId = e.CustomerId;
        Items = e.Items;
        Total = e.TotalAmount;
        Status = OrderStatus.Created;
    }

    [Event]
    private void Apply(OrderPaid e) => Status = OrderStatus.Paid;

    [Event]
    private void Apply(OrderShipped e) => Status = OrderStatus.Shipped;

    [Event]
    private void Apply(OrderDelivered e) => Status = OrderStatus.Delivered;

    [Event]
    private void Apply(OrderCancelled e) => Status = OrderStatus.Cancelled;

    private static decimal? TotalOf(ImmutableArray<OrderItem> items)
    {
        try
        {
            return items.Sum(item => item.Quantity * item.UnitPrice);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
