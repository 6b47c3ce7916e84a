using DomainFx.Testing;

namespace Orders.Tests;

public class LifecycleTests
{
    private static readonly OrderCreated Created = new("cust-1", [new("tea", 3, 4.25m, "EUR")], 12.75m);
    private static readonly OrderPaid Paid = new("pay-1");
    private static readonly OrderShipped Shipped = new("track-1", "post");
    private static readonly OrderDelivered Delivered = new();
    private static readonly OrderCancelled Cancelled = new("changed my mind");

    /// <summary>What happened before, by the status it leads to.</summary>
    private static readonly Dictionary<OrderStatus, object[]> Histories = new()
    {
        [OrderStatus.Created] = [Created],
        [OrderStatus.Paid] = [Created, Paid],
        [OrderStatus.Shipped] = [Created, Paid, Shipped],
        [OrderStatus.Delivered] = [Created, Paid, Shipped, Delivered],
        [OrderStatus.Cancelled] = [Created, Cancelled],
    };

    [Fact]
    public void A_new_order_can_be_paid() =>
        Scenario.For<Order>().Given(Created).When(order => order.Pay("pay-1")).Then(Paid);

    [Theory]
    [InlineData(OrderStatus.Paid)]
    [InlineData(OrderStatus.Shipped)]
    [InlineData(OrderStatus.Delivered)]
    [InlineData(OrderStatus.Cancelled)]
    public void Any_other_order_cannot_be_paid(OrderStatus status) =>
        Scenario.For<Order>().Given(Histories[status]).When(order => order.Pay("pay-2")).ThenRejected("order.not-payable");

    [Fact]
    public void A_paid_order_can_be_shipped() =>
        Scenario.For<Order>().Given(Histories[OrderStatus.Paid]).When(order => order.Ship("track-1", "post")).Then(Shipped);

    [Theory]
    [InlineData(OrderStatus.Created)]
    [InlineData(OrderStatus.Shipped)]
    [InlineData(OrderStatus.Delivered)]
    [InlineData(OrderStatus.Cancelled)]
    public void Any_other_order_cannot_be_shipped(OrderStatus status) =>
        Scenario.For<Order>().Given(Histories[status]).When(order => order.Ship("track-1", "post"))
            .ThenRejected("order.not-paid", "Order must be paid before shipping");

    [Fact]
    public void A_shipped_order_can_be_delivered() =>
        Scenario.For<Order>().Given(Histories[OrderStatus.Shipped]).When(order => order.Deliver()).Then(Delivered);

    [Theory]
    [InlineData(OrderStatus.Created)]
    [InlineData(OrderStatus.Paid)]
    [InlineData(OrderStatus.Delivered)]
    [InlineData(OrderStatus.Cancelled)]
    public void Any_other_order_cannot_be_delivered(OrderStatus status) =>
        Scenario.For<Order>().Given(Histories[status]).When(order => order.Deliver()).ThenRejected("order.not-shipped");

    [Theory]
    [InlineData(OrderStatus.Created)]
    [InlineData(OrderStatus.Paid)]
    public void An_order_can_be_cancelled_until_it_is_shipped(OrderStatus status) =>
        Scenario.For<Order>().Given(Histories[status]).When(order => order.Cancel("changed my mind")).Then(Cancelled);

    [Theory]
    [InlineData(OrderStatus.Shipped)]
    [InlineData(OrderStatus.Delivered)]
    [InlineData(OrderStatus.Cancelled)]
    public void After_that_it_cannot_be_cancelled(OrderStatus status) =>
        Scenario.For<Order>().Given(Histories[status]).When(order => order.Cancel("too late")).ThenRejected("order.not-cancellable");
}
