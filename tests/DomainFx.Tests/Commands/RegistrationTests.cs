using System.Text.Json.Serialization.Metadata;
using DomainFx.Runtime;
using DomainFx.Serialization;
using DomainFx.Stores;
using DomainFx.Stores.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace DomainFx.Tests.Commands;

/// <summary>Mistakes in the description of a domain show when it is described.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task A_host_gets_one_domain_and_one_store()
    {
        await using var services = new ServiceCollection().AddDomainFx(domain => domain.AddDomainFxTests().UseInMemory()).BuildServiceProvider();
        var domain = services.GetRequiredService<IDomain>();
        Assert.Same(domain, services.GetRequiredService<IDomain>());
        Assert.Same(domain.Store, services.GetRequiredService<IEventStore>());
        Assert.Equal(1, (await domain.Account("a").OpenAsync(1)).StreamVersion);
    }

    [Fact]
    public async Task The_container_disposes_the_domain_before_the_store_and_each_once()
    {
        var store = new FaultyStore();
        var services = new ServiceCollection().AddDomainFx(domain => domain.AddDomainFxTests().UseStore(_ => store)).BuildServiceProvider();
        var domain = services.GetRequiredService<IDomain>();
        await domain.Account("a").OpenAsync(1);
        await domain.Account("a").DepositManyAsync(20);
        await services.DisposeAsync();
        Assert.Equal(1, store.Disposals);
        Assert.Single(store.Snapshots);
        Assert.Throws<ObjectDisposedException>(() => domain.Account("a"));
    }

    [Fact]
    public async Task The_store_may_be_made_from_the_hosts_services()
    {
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddDomainFx(domain => domain.AddDomainFxTests().UseStore(provider => new InMemoryEventStore(provider.GetRequiredService<TimeProvider>())))
            .BuildServiceProvider();
        Assert.IsType<InMemoryEventStore>(services.GetRequiredService<IDomain>().Store);
    }

    [Fact]
    public void A_second_domain_in_one_container_is_refused()
    {
        var services = new ServiceCollection().AddDomainFx(domain => domain.UseInMemory());
        Assert.Throws<InvalidOperationException>(() => services.AddDomainFx(domain => domain.UseInMemory()));
    }

    [Fact]
    public void A_domain_without_a_store_is_refused_at_once()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddDomainFx(domain => domain.AddDomainFxTests()));
        Assert.Contains("UseInMemory", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_a_module_again_does_nothing()
    {
        await using var domain = Domain.Create(builder => builder.AddDomainFxTests().AddDomainFxTests().UseInMemory());
        Assert.True((await domain.Account("a").OpenAsync(1)).IsAccepted);
    }

    [Fact]
    public void Two_modules_with_one_category_are_refused_by_name()
    {
        var exception = Refused(new First().With(aggregates: [AggregateTypes.Of<Account, string>()]), new Second().With(aggregates: [AggregateTypes.Of<Account, string>()]));
        Assert.Contains("'First'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Second'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_modules_with_one_event_type_are_refused_by_name()
    {
        var exception = Refused(new First().With(events: [new Contract<int>("renamed", "given")]), new Second().With(events: [new Contract<long>("given")]));
        Assert.Contains("'First'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Second'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_modules_may_share_a_contract()
    {
        var contract = new Contract<int>("shared");
        await using var domain = Domain.Create(
            builder => builder.AddModule(new First().With(events: [contract])).AddModule(new Second().With(events: [contract])).UseInMemory());
        Assert.Equal("shared", domain.Events.Encode(7).Type.Name);
    }

    [Fact]
    public async Task A_module_brings_those_it_uses()
    {
        await using var domain = Domain.Create(
            builder => builder.AddModule(new First().With(uses: [new Second().With(events: [new Contract<int>("used")])])).UseInMemory());
        Assert.Equal("used", domain.Events.Encode(7).Type.Name);
    }

    [Fact]
    public void A_module_of_another_version_is_refused()
    {
        var exception = Refused(new First().With(generatedFor: 99));
        Assert.Contains("99", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_aggregate_of_an_unregistered_module_names_the_missing_call()
    {
        await using var domain = Domain.Create(builder => builder.UseInMemory());
        var exception = Assert.Throws<InvalidOperationException>(() => domain.Account("a"));
        Assert.Contains(nameof(Account), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused_where_they_are_set()
    {
        var options = new DomainOptions();
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxConflictRetries = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxAppendRepetitions = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.CachedAggregates = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.LoadPageSize = 0);
        Assert.Throws<ArgumentNullException>(() => options.TimeProvider = null!);
    }

    private static InvalidOperationException Refused(params DomainModule[] modules) => Assert.Throws<InvalidOperationException>(() => Domain.Create(builder =>
    {
        foreach (var module in modules) builder.AddModule(module);
        builder.UseInMemory();
    }));

    private abstract class Module : DomainModule
    {
        private int _generatedFor = RuntimeVersion;
        private IReadOnlyList<AggregateType> _aggregates = [];
        private IReadOnlyList<EventContract> _events = [];
        private IReadOnlyList<DomainModule> _uses = [];

        public override string Name => GetType().Name;

        public override IJsonTypeInfoResolver JsonTypeInfoResolver => new DefaultJsonTypeInfoResolver();

        public override int GeneratedFor => _generatedFor;

        public override IReadOnlyList<AggregateType> Aggregates => _aggregates;

        public override IReadOnlyList<EventContract> Events => _events;

        public override IReadOnlyList<DomainModule> Uses => _uses;

        public Module With(int? generatedFor = null, IReadOnlyList<AggregateType>? aggregates = null, IReadOnlyList<EventContract>? events = null, IReadOnlyList<DomainModule>? uses = null)
        {
            (_generatedFor, _aggregates, _events, _uses) = (generatedFor ?? _generatedFor, aggregates ?? [], events ?? [], uses ?? []);
            return this;
        }
    }

    private sealed class First : Module;

    private sealed class Second : Module;

    private sealed class Contract<T>(params string[] names) : EventContract<T>(new EventType(names[0], 1), [.. names.Select(name => new EventType(name, 1))])
        where T : notnull
    {
        public override void Write(JsonWriter writer, T @event) => writer.WriteRaw("{}"u8);

        public override T Read(int schemaVersion, ReadOnlySpan<byte> json) => throw new NotSupportedException();
    }
}
