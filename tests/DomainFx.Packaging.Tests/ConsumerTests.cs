namespace DomainFx.Packaging.Tests;

/// <summary>Users outside the repository: they restore the packages from a folder, write a domain, build it strictly and run it.</summary>
public class ConsumerTests(PackageFeed feed)
{
    private const string Cart =
        """
        using DomainFx;

        namespace Shop;

        /// <summary>What a customer means to buy.</summary>
        [Aggregate("cart")]
        public sealed partial class Cart
        {
            /// <summary>How many items lie in the cart.</summary>
            public int Items { get; private set; }

            /// <summary>Starts a cart.</summary>
            [Command(Creates = true)]
            public void Start() => Raise(new CartStarted());

            /// <summary>Puts items in.</summary>
            [Command]
            public Outcome Add(int count)
            {
                if (count <= 0) return Reject("cart.count-not-positive", "Count must be positive");
                Raise(new ItemsAdded(count));
                return Outcome.Accepted;
            }

            [Event] private void Apply(CartStarted e) => Items = 0;
            [Event] private void Apply(ItemsAdded e) => Items += e.Count;
        }

        /// <summary>A cart was started.</summary>
        [EventType("cart-started")] public sealed record CartStarted;

        /// <summary>Items were put in.</summary>
        [EventType("items-added")] public sealed record ItemsAdded(int Count);
        """;

    [Fact]
    public async Task A_console_project_keeps_its_aggregate_on_disk()
    {
        Consumer consumer = feed.NewConsumer("console");
        consumer.WriteProject("Shop", "Exe",
            """
            <PackageReference Include="DomainFx.Sqlite" Version="0.1.0" />
            <PackageReference Include="DomainFx.Testing" Version="0.1.0" />
            """);
        consumer.Write("Shop/Cart.cs", Cart);
        consumer.Write("Shop/Program.cs",
            """
            using DomainFx;
            using DomainFx.Testing;
            using Shop;

            Scenario.For<Cart>().Given(new CartStarted()).When(cart => cart.Add(2)).Then(new ItemsAdded(2));

            await using Domain domain = Domain.Create(builder => builder.AddShop().UseSqlite("Data Source=shop.db"));
            if (await domain.Cart("c-1").FindAsync() is null) await domain.Cart("c-1").StartAsync();
            await domain.Cart("c-1").AddAsync(3);
            CommandResult refused = await domain.Cart("c-1").Try.AddAsync(0);
            Cart cart = await domain.Cart("c-1").LoadAsync();
            Console.WriteLine($"{cart.Items} items, version {cart.Version}, {refused.Rejection?.Code}");
            """);

        Assert.Contains("3 items, version 2, cart.count-not-positive", await consumer.RunAsync("Shop"), StringComparison.Ordinal);
        Assert.Contains("6 items, version 3, cart.count-not-positive", await consumer.RunAsync("Shop"), StringComparison.Ordinal);
        // Whoever debugs the program sees the generated code too.
        Assert.Contains("Shop.Cart.Aggregate.g.cs", Symbols.EmbeddedSources(consumer.FileOf("Shop/bin/Release/net10.0/Shop.pdb")));
    }

    [Fact]
    public async Task A_project_that_references_a_domain_project_gets_the_generator_too()
    {
        Consumer consumer = feed.NewConsumer("layers");
        consumer.WriteProject("Shop", "Library", """<PackageReference Include="DomainFx" Version="0.1.0" />""");
        consumer.Write("Shop/Cart.cs", Cart);
        consumer.WriteProject("Shop.Host", "Exe", """<ProjectReference Include="../Shop/Shop.csproj" />""");
        consumer.Write("Shop.Host/Delivery.cs",
            """
            using DomainFx;

            namespace Shop.Host;

            [Aggregate("delivery")]
            internal sealed partial class Delivery
            {
                public int Parcels { get; private set; }

                [Command(CreatesIfMissing = true)]
                public void Pack() => Raise(new ParcelPacked());

                [Event] private void Apply(ParcelPacked e) => Parcels++;
            }

            [EventType("parcel-packed")] internal sealed record ParcelPacked;
            """);
        consumer.Write("Shop.Host/Program.cs",
            """
            using DomainFx;
            using Shop;
            using Shop.Host;

            await using Domain domain = Domain.Create(builder => builder.AddShop().AddShopHost().UseInMemory());
            await domain.Cart("c-1").StartAsync();
            await domain.Delivery("d-1").PackAsync();
            Console.WriteLine($"{(await domain.Cart("c-1").LoadAsync()).Items} items, {(await domain.Delivery("d-1").LoadAsync()).Parcels} parcels");
            """);

        Assert.Contains("0 items, 1 parcels", await consumer.RunAsync("Shop.Host"), StringComparison.Ordinal);
    }
}
