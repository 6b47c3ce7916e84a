using DomainFx.Commands;
using DomainFx.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace DomainFx.Tests.Commands;

/// <summary>A store, and domains on it that stand for processes.</summary>
public abstract class DomainTest : IAsyncLifetime
{
    protected static readonly StreamId Stream = new("account", "a");

    private readonly List<IAsyncDisposable> _domains = [];
    private readonly ServiceProvider _services;

    protected DomainTest()
    {
        _services = new ServiceCollection()
            .AddSingleton(Bureaus)
            .AddSingleton(Background)
            .AddScoped<CreditBureau>()
            .BuildServiceProvider(validateScopes: true);
        Domain = NewDomain();
    }

    internal FaultyStore Store { get; } = new();

    protected IDomain Domain { get; }

    protected CreditBureauLog Bureaus { get; } = new();

    protected Background Background { get; } = new();

    protected static CancellationToken Cancelled => new(canceled: true);

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await DisposeDomainsAsync();
        await Store.DisposeAsync();
        await _services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what the domains have under way. The store stays open: its domains did not make it.</summary>
    protected async Task DisposeDomainsAsync()
    {
        foreach (var domain in _domains) await domain.DisposeAsync();
        _domains.Clear();
    }

    /// <summary>A domain on the store; a second one is to the first what another process would be.</summary>
    protected Domain NewDomain(Action<DomainOptions>? configure = null)
    {
        var registration = DomainRegistration.From(builder => builder.AddDomainFxTests().UseStore(_ => Store).Configure(configure ?? (_ => { })));
        var domain = new Domain(registration, Store, _services, ownsStore: false);
        _domains.Add(domain);
        return domain;
    }

    protected async Task<IReadOnlyList<RecordedEvent>> StoredAsync()
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in Store.ReadStreamAsync(Stream)) events.Add(recorded);
        return events;
    }
}
