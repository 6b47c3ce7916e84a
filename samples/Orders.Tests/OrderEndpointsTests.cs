using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DomainFx;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Watch;

namespace Orders.Tests;

/// <summary>Orders over HTTP, read from the list.</summary>
public sealed class OrderEndpointsTests : IAsyncLifetime
{
    private readonly TemporaryShop _shop = new();
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<IDomain>(_shop.Domain);
        builder.Services.AddSingleton(OrderList.OnSqlite(_shop.ConnectionString));
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        _app = builder.Build();
        _app.MapOrders();
        _app.Urls.Add("http://127.0.0.1:0");
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task The_list_has_the_latest_orders_first_and_can_be_narrowed_to_a_status()
    {
        await _shop.Domain.Order("1").CreateAsync("cust-1", [new("tea", 3, 4.25m, "EUR")]);
        await _shop.Domain.Order("1").PayAsync("pay-1");
        await _shop.Domain.Order("2").CreateAsync("cust-2", [new("pot", 1, 19.99m, "EUR")]);
        await CatchUp.RunAsync(_shop.Domain, TestContext.Current.CancellationToken);

        Assert.Equal(["2 cust-2 19.99 EUR Created", "1 cust-1 12.75 EUR Paid"], await ListAsync("/orders"));
        Assert.Equal(["1 cust-1 12.75 EUR Paid"], await ListAsync("/orders?status=Paid"));
        Assert.Equal(["2 cust-2 19.99 EUR Created"], await ListAsync("/orders?count=1"));
    }

    [Fact]
    public async Task An_order_is_read_with_its_items_and_a_missing_one_is_not_found()
    {
        await _shop.Domain.Order("1").CreateAsync("cust-1", [new("tea", 3, 4.25m, "EUR")]);
        await CatchUp.RunAsync(_shop.Domain, TestContext.Current.CancellationToken);

        var order = await _client.GetFromJsonAsync<JsonNode>("/orders/1", TestContext.Current.CancellationToken);
        Assert.Equal(("cust-1", "tea", "Created"), ($"{order!["customerId"]}", $"{order["items"]![0]!["productId"]}", $"{order["status"]}"));

        var missing = await _client.GetAsync(new Uri("/orders/9", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private async Task<IEnumerable<string>> ListAsync(string path)
    {
        var orders = await _client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);
        return orders.EnumerateArray().Select(order =>
            $"{order.GetProperty("orderId")} {order.GetProperty("customerId")} {order.GetProperty("total")} {order.GetProperty("currency")} {order.GetProperty("status")}");
    }
}
