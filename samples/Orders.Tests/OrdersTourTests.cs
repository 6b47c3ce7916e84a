namespace Orders.Tests;

/// <summary>What the sample's program does, on a database file.</summary>
public class OrdersTourTests
{
    [Fact]
    public async Task The_tour_upcasts_rebuilds_and_replays()
    {
        await using var shop = new TemporaryShop();

        var said = await TourAsync(shop);

        Assert.Contains("Shipping a new order is Rejected: Order must be paid before shipping", said, StringComparison.Ordinal);
        Assert.Contains("Loaded by this one: cust-0: 2 x tea at 3.95 EUR; total 7.90; Created; version 1", said, StringComparison.Ordinal);
        Assert.Contains("cust-1: 3 x tea at 4.25 EUR, 1 x pot at 19.99 EUR; total 32.74; Delivered; version 4", said, StringComparison.Ordinal);
        Assert.Contains("Both are equal", said, StringComparison.Ordinal);
        Assert.EndsWith("4 events\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_run_replays_its_own_events_only()
    {
        await using var shop = new TemporaryShop();
        await TourAsync(shop);

        Assert.EndsWith("4 events\n", await TourAsync(shop), StringComparison.Ordinal);
    }

    private static async Task<string> TourAsync(TemporaryShop shop)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await new OrdersTour(shop.Domain, TimeProvider.System, output).RunAsync(TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
