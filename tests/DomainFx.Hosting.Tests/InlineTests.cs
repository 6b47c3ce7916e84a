using DomainFx.Hosting.Tests.Model;
using DomainFx.Postgres;
using DomainFx.Projections;
using DomainFx.Stores;
using DomainFx.Testing.Postgres;

namespace DomainFx.Hosting.Tests;

/// <summary>Rows of an inline read model are there when the command is answered, or neither they nor the events are.</summary>
public sealed class InlineTests(InlineTests.Server server) : IClassFixture<InlineTests.Server>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Stores => ["memory", "sqlite", "postgres"];

    [Theory, MemberData(nameof(Stores))]
    public async Task Rows_are_there_with_the_answer(string store)
    {
        await using Place place = new(store, server.ConnectionString);
        await using Domain domain = place.Open();
        await domain.Wallet("a").FillAsync(5);
        CommandResult result = await domain.Wallet("a").FillTwiceAsync(7);
        await domain.Wallet("b").FillAsync(1);
        WalletContent row = (await domain.WalletContent().FindAsync("a", Token))!;
        Assert.Equal((19, 3, 3, result.StreamVersion), (row.Balance, row.Fillings, row.Amounts.Count, row.Version));
        await domain.WaitForAsync(typeof(WalletContent), result.Position, TimeSpan.Zero, Token);
        await domain.Wallet("a").LendAsync();
        await domain.Wallet("a").BurnAsync();
        Assert.Null(await domain.WalletContent().FindAsync("a", Token));
        await domain.Wallet("a").FillAsync(2);
        Assert.Equal((2, 1), ((await domain.WalletContent().FindAsync("a", Token))!.Balance, (await domain.WalletContent().FindAsync("a", Token))!.Fillings));
        Assert.Equal(1, (await domain.WalletContent().FindAsync("b", Token))!.Balance);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_command_that_is_sent_again_counts_once(string store)
    {
        await using Place place = new(store, server.ConnectionString);
        await using Domain domain = place.Open();
        CommandOptions once = new() { CommandId = Guid.NewGuid() };
        for (int number = 0; number < 3; number++) Assert.True((await domain.Wallet("a").FillAsync(5, once)).IsAccepted);
        Assert.Equal((5, 1), ((await domain.WalletContent().FindAsync("a", Token))!.Balance, (await domain.WalletContent().FindAsync("a", Token))!.Fillings));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_handler_that_throws_takes_the_command_back(string store)
    {
        await using Place place = new(store, server.ConnectionString);
        await using Domain domain = place.Open();
        await domain.Wallet("a").FillAsync(5);
        foreach (int bad in new[] { 13, 14 }) await Assert.ThrowsAsync<EventReplayException>(() => domain.Wallet("a").FillAsync(bad));
        await domain.Wallet("a").FillAsync(1);
        WalletContent row = (await domain.WalletContent().FindAsync("a", Token))!;
        Assert.Equal((6, 2L), (row.Balance, row.Version));
        Assert.Equal(2, (await domain.Store.GetStreamAsync(new StreamId("wallet", "a"), Token)).Version);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Conflicts_between_processes_lose_and_double_nothing(string store)
    {
        await using Place place = new(store, server.ConnectionString);
        await using Domain first = place.Open();
        await using Domain second = place.Open();
        Domain[] domains = store == "memory" ? [first] : [first, second];
        await Parallel.ForEachAsync(Enumerable.Range(0, 120), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, async (number, token) =>
        {
            CommandResult result;
            do result = await domains[number % domains.Length].Wallet($"w{number % 3}").FillAsync(1, cancellationToken: token);
            while (!result.IsAccepted);
        });
        for (int wallet = 0; wallet < 3; wallet++)
        {
            WalletContent row = (await first.WalletContent().FindAsync($"w{wallet}", Token))!;
            Assert.Equal((40, 40, 40L, 40), (row.Balance, row.Fillings, row.Version, row.Amounts.Count));
        }
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Where_there_are_events_a_worker_builds_it_first_while_appends_go_on(string store)
    {
        await using Place place = new(store, server.ConnectionString);
        await using Domain domain = place.Open();
        // As of a program before the read model was there.
        for (int number = 0; number < 200; number++)
        {
            await domain.Store.AppendAsync(
                new StreamAppend
                {
                    Stream = new StreamId("wallet", $"w{number % 10}"), Expected = ExpectedVersion.Any,
                    Events = new[] { new EventData(Guid.NewGuid(), new EventType("wallet-filled", 1), "{\"amount\":1}"u8.ToArray(), DateTimeOffset.UtcNow, EventMetadata.Empty) },
                },
                Token);
        }

        await domain.Wallet("w0").FillAsync(1);
        await Assert.ThrowsAsync<ReadModelNotReadyException>(() => domain.WalletContent().FindAsync("w0", Token));
        using CancellationTokenSource stop = new();
        int count = 0;
        Task<int> commands = Task.Run(async () =>
        {
            for (; !stop.IsCancellationRequested; Interlocked.Increment(ref count)) Assert.True((await domain.Wallet($"w{count % 10}").FillAsync(1)).IsAccepted);
            return count;
        });
        await using (await ProjectionWorker.StartAsync(domain, TemporaryDomain.Quick, cancellationToken: Token))
        {
            await TemporaryDomain.EventuallyAsync(async () => await IsLiveAsync(domain), "the read model is live");
            // Some on both sides of the switch.
            int live = Volatile.Read(ref count);
            await TemporaryDomain.EventuallyAsync(() => Task.FromResult(Volatile.Read(ref count) >= live + 20), "appends go on");
            await stop.CancelAsync();
            int total = 200 + 1 + await commands;
            Assert.Equal(total, await domain.WalletContent().AllAsync(Token).Select(row => row.Balance).SumAsync(Token));
            Assert.Equal(total, await domain.WalletContent().AllAsync(Token).Select(row => row.Fillings).SumAsync(Token));
        }
    }

    private static async Task<bool> IsLiveAsync(Domain domain)
    {
        IReadOnlyList<ProjectionState> states = await ((IProjectionStoreSource)domain.Store).Projections.GetStatesAsync(Token);
        return states.Any(state => state.Key.Name == "wallet-content" && state.Stage is ProjectionStage.Live);
    }

    /// <summary>A server for the cases on Postgres.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private PostgresServer? _server;

        public string ConnectionString => _server!.ConnectionString;

        public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync(new PostgresServerOptions());

        public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>Where a test's store is.</summary>
    private sealed class Place(string store, string server) : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("domainfx-inline-");
        private readonly string _schema = $"t{Guid.NewGuid():N}";

        public Domain Open() => Domain.Create(domain =>
        {
            domain.AddDomainFxHostingTests();
            _ = store switch
            {
                "postgres" => domain.UsePostgres(new PostgresStoreOptions { ConnectionString = server, Schema = _schema }),
                "sqlite" => domain.UseSqlite($"Data Source={Path.Combine(_folder.FullName, "store.db")}"),
                _ => domain.UseInMemory(),
            };
        });

        public ValueTask DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
