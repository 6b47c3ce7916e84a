using DomainFx.Testing.Postgres;

namespace DomainFx.Packaging.Tests;

/// <summary>A user's program on Postgres: from the packages, as native code, against a real server.</summary>
public sealed class PostgresPublishTests(PackageFeed feed)
{
    [Fact]
    public async Task It_appends_and_loads()
    {
        string packages = await feed.PackForNet9Async("DomainFx", "DomainFx.Postgres");
        Consumer consumer = feed.NewConsumer("postgres", packages);
        consumer.WriteProject("Shop", "Exe", """<PackageReference Include="DomainFx.Postgres" Version="0.1.0" />""", framework: "net9.0");
        consumer.Write("Shop/Counter.cs",
            """
            using DomainFx;

            namespace Shop;

            /// <summary>Counts.</summary>
            [Aggregate("counter")]
            public sealed partial class Counter
            {
                /// <summary>How often it was raised.</summary>
                public int Count { get; private set; }

                /// <summary>Raises it.</summary>
                [Command(CreatesIfMissing = true)]
                public void Increase() => Raise(new Increased());

                [Event] private void Apply(Increased e) => Count++;
            }

            /// <summary>It was raised.</summary>
            [EventType("increased")] public sealed record Increased;
            """);
        consumer.Write("Shop/Program.cs",
            """
            using DomainFx;
            using Shop;

            await using Domain domain = Domain.Create(builder => builder.AddShop().UsePostgres(args[0]));
            await Task.WhenAll(Enumerable.Range(0, 20).Select(n => domain.Counter($"c-{n % 4}").IncreaseAsync()));
            Console.WriteLine($"count {(await domain.Counter("c-1").LoadAsync()).Count}");
            """);
        string program = await consumer.PublishNativeAsync("Shop");

        await using PostgresServer server = await PostgresServer.StartClusterAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("count 5", await Tool.RunAsync(consumer.FileOf("native"), program, [server.ConnectionString]), StringComparison.Ordinal);
        Assert.Contains("count 10", await Tool.RunAsync(consumer.FileOf("native"), program, [server.ConnectionString]), StringComparison.Ordinal);
    }
}
