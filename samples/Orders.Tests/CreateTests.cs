using DomainFx.Testing;

namespace Orders.Tests;

public class CreateTests
{
    private static readonly OrderItem Tea = new("tea", 3, 4.25m, "EUR");
    private static readonly OrderItem Pot = new("pot", 1, 19.99m, "EUR");

    [Fact]
    public void An_order_totals_its_items() =>
        Scenario.For<Order>()
            .When(order => order.Create("cust-1", [Tea, Pot]))
            .Then(new OrderCreated("cust-1", [Tea, Pot], 32.74m));

    [Fact]
    public void An_order_without_items_is_rejected() =>
        Scenario.For<Order>()
            .When(order => order.Create("cust-1", []))
            .ThenRejected("order.no-items");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_quantity_below_1_is_rejected(int quantity) =>
        Scenario.For<Order>()
            .When(order => order.Create("cust-1", [Pot, Tea with { Quantity = quantity }]))
            .ThenRejected("order.quantity-too-small");

    [Fact]
    public void A_negative_price_is_rejected() =>
        Scenario.For<Order>()
            .When(order => order.Create("cust-1", [Pot, Tea with { UnitPrice = -0.01m }]))
            .ThenRejected("order.negative-price");

    [Fact]
    public void A_price_of_0_is_accepted() =>
        Scenario.For<Order>()
            .When(order => order.Create("cust-1", [Tea with { UnitPrice = 0 }]))
            .Then(new OrderCreated("cust-1", [Tea with { UnitPrice = 0 }], 0));

    [Fact]
    public void Prices_in_several_currencies_are_rejected() =>
        Scenario.For<Order>()
            .When(order => order.Create("cust-1", [Pot, Tea with { Currency = "CHF" }]))
            .ThenRejected("order.mixed-currencies");

    [Fact]
    public void A_total_that_overflows_is_rejected() =>
        Scenario.For<Order>()
            .When(order => order.Create("cust-1", [Tea with { UnitPrice = decimal.MaxValue }]))
            .ThenRejected("order.total-too-large");
}
