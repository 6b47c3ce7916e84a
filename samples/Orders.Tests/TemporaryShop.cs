using DomainFx;

namespace Orders.Tests;

/// <summary>A shop on a database file of its own, which can be closed and opened again.</summary>
internal sealed class TemporaryShop : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orders-tests-").FullName;

    public TemporaryShop() => Domain = Open();

    public Domain Domain { get; private set; }

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "orders.db")}";

    public async Task ReopenAsync()
    {
        await Domain.DisposeAsync();
        Domain = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Domain.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Domain Open() => Domain.Create(shop => shop.AddOrders().UseSqlite(ConnectionString));
}
