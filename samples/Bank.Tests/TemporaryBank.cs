using DomainFx;
using Microsoft.Extensions.DependencyInjection;

namespace Bank.Tests;

/// <summary>A bank on a database file of its own, which can be closed and opened again.</summary>
internal sealed class TemporaryBank : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bank-tests-").FullName;
    private ServiceProvider _services;

    public TemporaryBank() => _services = Open();

    public IDomain Domain => _services.GetRequiredService<IDomain>();

    public async Task ReopenAsync()
    {
        await _services.DisposeAsync();
        _services = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private ServiceProvider Open() => new ServiceCollection()
        .AddDomainFx(domain => domain.AddBank().AddBankTests().UseSqlite($"Data Source={Path.Combine(_folder, "bank.db")}"))
        .BuildServiceProvider();
}
