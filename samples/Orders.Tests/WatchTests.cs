using System.Net;
using System.Net.Sockets;
using DomainFx;
using DomainFx.Postgres;
using DomainFx.Testing.Postgres;
using Watch.Tests;

namespace Orders.Tests;

/// <summary>The program with --watch, as a user starts it: commands flow, the list follows and is served, another worker takes over.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orders-watch-");

    [Fact]
    public async Task On_sqlite_the_list_follows_and_a_second_worker_takes_over()
    {
        var file = $"Data Source={Path.Combine(_folder.FullName, "orders.db")}";
        await using var domain = Domain.Create(orders => orders.AddOrders().UseSqlite(file));
        await WatchAsync(domain, postgres: null);
    }

    [Fact]
    public async Task On_postgres_the_list_follows_and_a_second_worker_takes_over()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var domain = Domain.Create(orders => orders.AddOrders().UsePostgres(new PostgresStoreOptions { ConnectionString = server.ConnectionString, Schema = OrderList.Schema }));
        await WatchAsync(domain, server.ConnectionString);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task WatchAsync(Domain domain, string? postgres)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        await using var first = WatchedProgram.Start("Orders", _folder.FullName, postgres, "--watch", "--urls", address);
        await first.SaysAsync("order-list v1: Live");
        await ServesAsync(address);
        await ReadsAsync(domain, "of-first");

        await using var second = WatchedProgram.Start("Orders", _folder.FullName, postgres, "--worker");
        await second.SaysAsync("order-list v1: Live");
        first.Kill();
        await ReadsAsync(domain, "of-second");
        await second.SaysAsync($"/{second.Id}/");

        Assert.Equal(0, await second.EndAsync());
    }

    /// <summary>What the program orders arrives in the list.</summary>
    private static async Task ServesAsync(string address)
    {
        using var limit = new CancellationTokenSource(Takeover);
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        while (!(await client.GetStringAsync("/orders", limit.Token)).Contains("cust-", StringComparison.Ordinal)) await Task.Delay(50, limit.Token);
    }

    /// <summary>A row follows its command although whoever had the list was killed a moment ago.</summary>
    private static async Task ReadsAsync(Domain domain, string id)
    {
        await domain.Order(id).CreateAsync("cust-1", [new("tea", 3, 4.25m, "EUR")]);
        var paid = await domain.Order(id).PayAsync("pay-1");

        await domain.WaitForAsync<OrderListRow>(paid.Position, Takeover);

        var row = await domain.OrderListRow().FindAsync(id);
        Assert.Equal((12.75m, OrderStatus.Paid), (row!.Total, row.Status));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
