namespace DomainFx.Generators.Tests.Assemblies;

/// <summary>Contracts in one assembly, aggregates in a second, the host in a third; each with a module of its own.</summary>
public sealed class CrossAssemblyTests
{
    private const string Contracts =
        """
        using DomainFx;
        namespace Shop.Contracts;

        public enum Channel { Web, Store }

        public sealed record Money(decimal Amount, string Currency);

        public readonly record struct CustomerId(System.Guid Value);

        [EventType("order-placed")]
        public sealed record OrderPlacedV1(decimal Total);

        [EventType("order-placed", Version = 2, FormerNames = ["purchase-made"])]
        public sealed record OrderPlacedV2(Money Total)
        {
            [Upcast] public static OrderPlacedV2 From(OrderPlacedV1 old) => new(new Money(old.Total, "EUR"));
        }

        [EventType("order-placed", Version = 3)]
        public sealed record OrderPlaced(Money Total, Channel Channel, CustomerId? Customer)
        {
            [Upcast] public static OrderPlaced From(OrderPlacedV2 old) => new(old.Total, Channel.Store, null);
        }

        // No aggregate uses it.
        [EventType("shop-opened")]
        public sealed record ShopOpened(string Name);
        """;

    private const string Aggregates =
        """
        using DomainFx;
        using Shop.Contracts;
        namespace Shop;

        [Aggregate("order"), Snapshot(Every = 2)]
        public sealed partial class Order
        {
            private readonly List<Money> _payments = [];

            public Money? Total { get; private set; }

            public Channel Channel { get; private set; }

            public CustomerId? Customer { get; private set; }

            public int Payments => _payments.Count;

            [Command(CreatesIfMissing = true)]
            public void Place(Money total, CustomerId? customer) => Raise(new OrderPlaced(total, Channel.Web, customer));

            [Command]
            public void Pay(decimal amount) => Raise(new OrderPaid(new Money(amount, Total!.Currency)));

            [Event]
            private void Apply(OrderPlaced e) => (Total, Channel, Customer) = (e.Total, e.Channel, e.Customer);

            [Event]
            private void Apply(OrderPaid e) => _payments.Add(e.Amount);
        }

        [EventType("order-paid")]
        public sealed record OrderPaid(Money Amount);
        """;

    private const string Host =
        """
        using DomainFx;
        using DomainFx.Stores;
        using DomainFx.Stores.InMemory;
        using Shop;
        using Shop.Contracts;
        namespace Shop.Host;

        public static class Program
        {
            public static async Task<string> Run()
            {
                await using var store = new InMemoryEventStore();
                await using var domain = Domain.Create(domain => domain.AddShop().UseStore(_ => store));
                await domain.Order("o-1").PlaceAsync(new Money(12.50m, "CHF"), new CustomerId(System.Guid.Empty));
                await domain.Order("o-1").PayAsync(2.5m);
                var order = await domain.Order("o-1").LoadAsync();
                return $"{order.Total} {order.Channel} {order.Customer} {order.Payments} {order.Version}";
            }

            public static async Task<string> Upcast()
            {
                await using var store = new InMemoryEventStore();
                await using var domain = Domain.Create(domain => domain.AddShop().UseStore(_ => store));
                await store.AppendAsync(new StreamAppend { Stream = new StreamId("order", "o-2"), Expected = ExpectedVersion.NoStream, Events = new[]
                {
                    Stored("order-placed", 1, "{\"total\":1}"),
                    Stored("purchase-made", 2, "{\"total\":{\"amount\":2,\"currency\":\"USD\"}}"),
                } });
                await domain.Order("o-2").PlaceAsync(new Money(3m, "CHF"), null);
                using var page = await store.ReadAllAsync(0, EventFilter.All, 10);
                return string.Join("; ", page.ToRecordedEvents().Select(recorded => domain.Events.Decode(recorded)));
            }

            // The module of the contracts comes along with that of the aggregates, once, in whatever order they are added.
            public static Task<string> Modules()
            {
                var domain = Domain.Create(domain => domain.AddShop().AddShopContracts().AddShop().UseStore(_ => new InMemoryEventStore()));
                return Task.FromResult(System.Text.Encoding.UTF8.GetString(domain.Events.Encode(new ShopOpened("Bern")).Data.Span));
            }

            private static EventData Stored(string name, int version, string json) =>
                new(System.Guid.NewGuid(), new EventType(name, version), System.Text.Encoding.UTF8.GetBytes(json), System.DateTimeOffset.UnixEpoch, EventMetadata.Empty);
        }
        """;

    private static readonly Lazy<GeneratedAssembly> Compiled = new(static () =>
    {
        var contracts = GeneratedAssembly.Compile("Shop.Contracts", Contracts);
        var aggregates = GeneratedAssembly.Compile("Shop", Aggregates, contracts);
        return GeneratedAssembly.Compile("Shop.Host", Host, contracts, aggregates);
    });

    [Fact]
    public async Task Commands_run_through_three_assemblies() =>
        Assert.Equal(
            "Money { Amount = 12.50, Currency = CHF } Web CustomerId { Value = 00000000-0000-0000-0000-000000000000 } 1 2", await Compiled.Value.CallAsync("Shop.Host.Program", "Run"));

    [Fact]
    public async Task Upcast_chains_run_through_assemblies() =>
        Assert.Equal(
            "OrderPlaced { Total = Money { Amount = 1, Currency = EUR }, Channel = Store, Customer =  }; "
            + "OrderPlaced { Total = Money { Amount = 2, Currency = USD }, Channel = Store, Customer =  }; "
            + "OrderPlaced { Total = Money { Amount = 3, Currency = CHF }, Channel = Web, Customer =  }",
            await Compiled.Value.CallAsync("Shop.Host.Program", "Upcast"));

    [Fact]
    public async Task A_module_brings_along_the_modules_it_uses() =>
        Assert.Equal("""{"name":"Bern"}""", await Compiled.Value.CallAsync("Shop.Host.Program", "Modules"));

    [Fact]
    public void A_host_without_contracts_gets_no_module() => Assert.Empty(Compiled.Value.Run.Sources);
}
