using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>An inline read model that is reset, rebuilt, paused, loses its table or gets another version, while commands go on, of programs of both releases:
/// no event is missing in its rows, and none is there twice.</summary>
public sealed class InlineChangeTests
{
    private const string Name = Wallets.ReadModel;

    private static readonly ProjectionOptions Options = Wallets.Options;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_rebuild_takes_the_place_of_a_live_one_while_commands_go_on(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        var wallets = new Wallets(temporary.Domain);
        await using ProjectionWorker worker = await temporary.StartAsync(Options);
        await wallets.FillAsync(20);
        Task filling = wallets.FillUntilStoppedAsync();
        for (int rebuild = 1; rebuild <= 3; rebuild++)
        {
            await temporary.Domain.ProjectionControl.RebuildAsync(Name);
            await Wallets.StateIsAsync(temporary, state => state.Key.Rebuild == rebuild && state.IsWithAppends, $"rebuild {rebuild} is written with appends");
        }

        await wallets.StopAsync(filling);
        await wallets.ExpectRowsAsync(temporary.Domain);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_reset_one_is_filled_from_the_first_event_by_a_worker_and_then_by_appends_again(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        var wallets = new Wallets(temporary.Domain);
        await wallets.FillAsync(20);
        Task filling = wallets.FillUntilStoppedAsync();
        await temporary.Domain.ProjectionControl.ResetAsync(Name);
        Assert.False((await Wallets.StateAsync(temporary)).IsWithAppends);
        await using ProjectionWorker worker = await temporary.StartAsync(Options);
        await Wallets.StateIsAsync(temporary, state => state.IsWithAppends, "it is written with appends again");
        await wallets.StopAsync(filling);
        await wallets.ExpectRowsAsync(temporary.Domain);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_dropped_table_is_said_to_commands_and_made_anew_from_the_first_event(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        var wallets = new Wallets(temporary.Domain);
        await wallets.FillAsync(20);
        await temporary.SqlAsync(temporary.IsSqlite ? "DROP TABLE wallet_content__v1" : "DROP TABLE wallet_content__v1 CASCADE");
        EventStoreException exception = await Assert.ThrowsAsync<EventStoreException>(() => temporary.Domain.Wallet("w1").FillAsync(1));
        Assert.Contains("wallet_content__v1", exception.Message, StringComparison.Ordinal);
        // Whoever asks next makes it anew; nobody has to be restarted.
        Task filling = wallets.FillUntilStoppedAsync();
        await using ProjectionWorker worker = await temporary.StartAsync(Options);
        await Wallets.StateIsAsync(temporary, state => state.IsWithAppends, "it is written with appends again");
        await wallets.StopAsync(filling);
        await wallets.ExpectRowsAsync(temporary.Domain);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_paused_one_stands_still_and_goes_on_where_it_stood(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using ProjectionWorker worker = await temporary.StartAsync(Options);
        await temporary.Domain.Wallet("a").FillAsync(1);
        await temporary.Domain.ProjectionControl.PauseAsync(Name);
        CommandResult result = await temporary.Domain.Wallet("a").FillAsync(2);
        Assert.Equal(1, (await temporary.Domain.WalletContent().FindAsync("a", Token))!.Balance);
        ProjectionWaitException paused = await Assert.ThrowsAsync<ProjectionWaitException>(() => temporary.Domain.WaitForAsync<WalletContent>(result.Position, TimeSpan.FromMinutes(5), Token));
        Assert.Equal(ProjectionWaitFailure.Paused, paused.Reason);
        await temporary.Domain.ProjectionControl.ResumeAsync(Name);
        await temporary.Domain.WaitForAsync<WalletContent>(result.Position, TimeSpan.FromSeconds(20), Token);
        await Wallets.StateIsAsync(temporary, state => state.IsWithAppends, "it is written with appends again");
        await temporary.Domain.Wallet("a").FillAsync(3);
        WalletContent row = (await temporary.Domain.WalletContent().FindAsync("a", Token))!;
        Assert.Equal([1, 2, 3], row.Amounts);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_higher_version_is_built_beside_and_takes_over_while_nodes_of_both_releases_append(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using Domain newer = temporary.Open(NewerReadModel<WalletContent>.Register);
        Wallets older = new(temporary.Domain), next = new(newer);
        await using ProjectionWorker oldWorker = await temporary.StartAsync(Options with { Owner = "old" });
        await older.FillAsync(20);
        Task filling = older.FillUntilStoppedAsync(), fillingNext = next.FillUntilStoppedAsync();
        await using ProjectionWorker newWorker = await temporary.StartAsync(Options with { Owner = "new" }, newer);
        await Wallets.StateIsAsync(temporary, state => state is { Key.Version: 2, Stage: ProjectionStage.Live }, "version 2 is live");
        // Both go on beside each other: neither's commands fail.
        await Wallets.EventuallyMoreAsync(older, next);
        await older.StopAsync(filling);
        await Wallets.StateIsAsync(temporary, state => state is { Key.Version: 2, IsWithAppends: true }, "version 2 is written with appends, since the older release is gone");
        await Wallets.EventuallyMoreAsync(next);
        await next.StopAsync(fillingNext);
        await next.ExpectRowsAsync(temporary.Domain);
        Assert.Single(await temporary.Domain.ProjectionStatus.GetAsync(Token), info => info.Key.Name == Name);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_release_that_is_taken_back_before_its_version_was_built_leaves_the_rows_of_the_older_one_right(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        Wallets older = new(temporary.Domain);
        await older.FillAsync(20);
        await using (Domain newer = temporary.Open(NewerReadModel<WalletContent>.Register))
        {
            // It appends, and no worker of it runs.
            await new Wallets(newer).FillAsync(20);
            await older.FillAsync(20);
        }

        await using ProjectionWorker worker = await temporary.StartAsync(Options);
        await Wallets.StateIsAsync(temporary, state => state is { Key.Version: 1, IsWithAppends: true }, "version 1 is written with appends again", version: 1);
        await older.FillAsync(5);
        await older.ExpectRowsAsync(temporary.Domain);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task An_event_that_only_the_newer_version_handles_counts_when_an_older_node_appends_it(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using Domain newer = temporary.Open(domain => ChangedModule.With(domain, new NewerReadModel<WalletContent>("wallet-lent")));
        await temporary.Domain.Wallet("a").FillAsync(1);
        await temporary.Domain.Wallet("b").FillAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync(Options, newer);
        await Wallets.StateIsAsync(temporary, state => state is { Key.Version: 2, IsWithAppends: true }, "version 2 is written with appends");
        CommandResult lent = await temporary.Domain.Wallet("a").LendAsync();
        await temporary.Domain.WaitForAsync<WalletContent>(lent.Position, TimeSpan.FromSeconds(30), Token);
        Assert.Null(await temporary.Domain.WalletContent().FindAsync("a", Token));
        Assert.NotNull(await temporary.Domain.WalletContent().FindAsync("b", Token));
    }

    [Fact]
    public void One_that_follows_two_aggregates_is_refused()
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => Domain.Create(domain => ChangedModule.With(domain, new TwofoldWallet()).UseInMemory()));
        Assert.Contains("wallet-content", exception.Message, StringComparison.Ordinal);
        Assert.Contains("DomainFx.Hosting.Tests.Model.Account", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A row that events of two aggregates are about.</summary>
    private sealed class TwofoldWallet : Runtime.ReadModelType<WalletContent, string>
    {
        private readonly NewerReadModel<WalletContent> _wallet = new();

        public override bool IsInline => true;
        public override TableDefinition Table => _wallet.Table;
        public override IReadOnlyList<string> EventTypes { get; } = ["wallet-filled", "deposited"];
        public override WalletContent Create(string key) => _wallet.Create(key);
        public override object? GetKeys(in EventView stored, ICollection<string> keys) => _wallet.GetKeys(in stored, keys);
        public override void Apply(WalletContent row, in EventView stored, object? read) => _wallet.Apply(row, in stored, read);
        public override string GetKey(WalletContent row) => _wallet.GetKey(row);
        public override void WriteKey(string key, RowSet rows) => _wallet.WriteKey(key, rows);
        public override void Write(WalletContent row, RowSet rows) => _wallet.Write(row, rows);
        public override WalletContent Read(RowSet rows, int row) => _wallet.Read(rows, row);
    }
}
