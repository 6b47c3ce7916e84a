using DomainFx;
using DomainFx.Testing;

namespace Orders.Tests;

/// <summary>Given events, then the row.</summary>
public class OrderListRowTests
{
    private static readonly OrderItem Tea = new("tea", 3, 4.25m, "EUR");
    private static readonly DateTimeOffset Monday = new(2030, 1, 7, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);

    private static ReadModelScenario<OrderListRow, string> Created =>
        ReadModelScenario.For<OrderListRow, string>(domain => domain.AddOrders()).At(Monday).Given<Order>("1", new OrderCreated("cust-1", [Tea], 12.75m));

    [Fact]
    public void A_new_order_is_listed()
    {
        var row = Created.Row("1");

        Assert.Equal(("1", "cust-1", 12.75m, "EUR", OrderStatus.Created), (row.OrderId, row.CustomerId, row.Total, row.Currency, row.Status));
        Assert.Equal([Tea], row.Items);
        Assert.Equal((Monday, Monday), (row.CreatedAt, row.UpdatedAt));
    }

    [Fact]
    public void A_row_follows_the_order_to_its_customer()
    {
        var shipped = Created.At(Tuesday).Given<Order>("1", new OrderPaid("pay-1"), new OrderShipped("track-1", "post"));
        var row = shipped.Row("1");

        Assert.Equal((OrderStatus.Shipped, "track-1", Monday, Tuesday), (row.Status, row.TrackingNumber, row.CreatedAt, row.UpdatedAt));
        Assert.Equal(OrderStatus.Delivered, shipped.Given<Order>("1", new OrderDelivered()).Row("1").Status);
    }

    [Fact]
    public void A_cancelled_order_says_why()
    {
        var row = Created.Given<Order>("1", new OrderCancelled("changed my mind")).Row("1");

        Assert.Equal((OrderStatus.Cancelled, "changed my mind"), (row.Status, row.CancelledBecause));
    }
}
