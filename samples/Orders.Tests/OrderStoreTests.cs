using DomainFx;

namespace Orders.Tests;

/// <summary>The order end to end: through its client, on a store.</summary>
public class OrderStoreTests
{
    [Fact]
    public async Task An_order_that_exists_cannot_be_created()
    {
        await using var shop = new TemporaryShop();
        await CreateAsync(shop);

        await Assert.ThrowsAsync<AggregateExistsException>(() => CreateAsync(shop));
    }

    [Fact]
    public async Task A_missing_order_is_not_found()
    {
        await using var shop = new TemporaryShop();

        await Assert.ThrowsAsync<AggregateNotFoundException>(() => shop.Domain.Order("1").PayAsync("pay-1"));
    }

    [Fact]
    public async Task Decimals_keep_their_value_and_their_scale()
    {
        await using var shop = new TemporaryShop();
        await shop.Domain.Order("1").CreateAsync("cust-1", [new("tea", 1, 1.10m, "EUR"), new("pot", 3, 0.0000000000000000000000000001m, "EUR")]);
        await shop.ReopenAsync();

        var order = await shop.Domain.Order("1").LoadAsync();

        Assert.Equal("1.10", order.Items[0].UnitPrice.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(1.1000000000000000000000000003m, order.Total);
    }

    [Fact]
    public async Task An_order_from_its_snapshot_equals_the_order_from_its_events()
    {
        await using var shop = new TemporaryShop();
        await CreateAsync(shop);
        await shop.Domain.Order("1").PayAsync("pay-1");
        await shop.Domain.Order("1").ShipAsync("track-1", "post");
        await shop.Domain.Order("1").DeliverAsync();
        await shop.ReopenAsync();

        await using var output = new StringWriter();
        await new OrderRebuild(shop.Domain, output).CompareAsync("1", TestContext.Current.CancellationToken);
        Assert.Contains("From its snapshot at version 3", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Both are equal", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_of_the_older_release_goes_on_under_this_one()
    {
        await using var shop = new TemporaryShop();
        await new OlderRelease(shop.Domain).StoreOrderAsync("1", TestContext.Current.CancellationToken);

        await shop.Domain.Order("1").PayAsync("pay-1");

        var order = await shop.Domain.Order("1").LoadAsync();
        Assert.Equal([new OrderItem("tea", 2, 3.95m, "EUR")], order.Items);
        Assert.Equal((7.90m, OrderStatus.Paid, 2), (order.Total, order.Status, order.Version));
    }

    private static Task<CommandResult> CreateAsync(TemporaryShop shop) =>
        shop.Domain.Order("1").CreateAsync("cust-1", [new("tea", 3, 4.25m, "EUR")]);
}
