using DomainFx.Hosting.Tests.Model;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>A domain on a store of its own, in memory or in a file.</summary>
internal sealed class TemporaryDomain : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("domainfx-hosting-");

    public TemporaryDomain(string store)
    {
        Domain = Open(store);
    }

    public Domain Domain { get; }

    public string File => Path.Combine(_folder.FullName, "store.db");

    public IEventStore Store => Domain.Store;

    public Domain Open(string store) => Domain.Create(domain =>
    {
        domain.AddDomainFxHostingTests();
        if (store == "sqlite") domain.UseSqlite($"Data Source={File}");
        else domain.UseInMemory();
    });

    /// <summary>Waits until a condition holds, and fails loudly if it never does.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> condition, string what)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            Assert.False(timeout.IsCancellationRequested, $"After 30 s it is still not so: {what}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<AccountBalance> BalanceAtAsync(string id, long balance)
    {
        AccountBalance? row = null;
        await EventuallyAsync(async () => (row = await Domain.AccountBalance().FindAsync(id))?.Balance == balance, $"the balance of {id} is {balance}");
        return row!;
    }

    public async ValueTask DisposeAsync()
    {
        await Domain.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
