using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>A deleted stream takes the rows along that are keyed by its id, and no others. Projections and reactors that ask for it are told.</summary>
public sealed class DeletedStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Rows_keyed_by_the_stream_go_with_it_live_and_in_a_rebuild(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { Partitions = 3 });
        foreach (string id in new[] { "a", "b", "c" }) await temporary.Domain.Account(id).DepositAsync(1);
        await temporary.BalanceAtAsync("a", 1);
        long tombstone = await DeleteAsync(temporary, new StreamId("account", "a"));
        await temporary.Domain.WaitForAsync<AccountBalance>(tombstone, TimeSpan.FromSeconds(20), Token);
        await temporary.Domain.WaitForAsync<Fragile>(tombstone, TimeSpan.FromSeconds(20), Token);
        Assert.Equal(["b", "c"], (await temporary.Domain.AccountBalance().AllAsync(Token).ToListAsync(Token)).Select(row => row.AccountId));
        Assert.Equal(["b", "c"], (await temporary.Domain.Fragile().AllAsync(Token).ToListAsync(Token)).Select(row => row.AccountId));

        await temporary.Domain.ProjectionControl.RebuildAsync("account-balance", Token);
        await temporary.StatusIsAsync("account-balance", info => info is { Key.Rebuild: 1, Stage: ProjectionStage.Live }, "is rebuilt");
        Assert.Equal(["b", "c"], (await temporary.Domain.AccountBalance().AllAsync(Token).ToListAsync(Token)).Select(row => row.AccountId));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task The_row_of_an_inline_read_model_goes_with_the_deletion_itself_and_does_not_come_back(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        foreach (string id in new[] { "a", "b" }) await temporary.Domain.Wallet(id).FillAsync(1);
        await temporary.Domain.Account("b").DepositAsync(1);
        // Another program, which has no read model and no worker, deletes it.
        await using Domain other = temporary.Open();
        await DeleteAsync(temporary, new StreamId("wallet", "a"), store == "memory" ? null : other.Store);
        await DeleteAsync(temporary, new StreamId("account", "b"));
        Assert.Equal(["b"], (await temporary.Domain.WalletContent().AllAsync(Token).ToListAsync(Token)).Select(row => row.WalletId));
        await Assert.ThrowsAsync<StreamClosedException>(() => temporary.Domain.Wallet("a").FillAsync(2));

        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.Domain.ProjectionControl.RebuildAsync("wallet-content", Token);
        await temporary.StatusIsAsync("wallet-content", info => info is { Key.Rebuild: 1, Stage: ProjectionStage.Live }, "is rebuilt");
        Assert.Equal(["b"], (await temporary.Domain.WalletContent().AllAsync(Token).ToListAsync(Token)).Select(row => row.WalletId));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_stream_of_the_same_id_that_a_read_model_knows_no_event_of_takes_no_row_along(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.Domain.Wallet("a").LendAsync();
        long tombstone = await DeleteAsync(temporary, new StreamId("wallet", "a"));
        await temporary.Domain.WaitForAsync<AccountBalance>(tombstone, TimeSpan.FromSeconds(20), Token);
        await temporary.BalanceAtAsync("a", 1);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Rows_with_keys_of_their_own_stay_until_they_are_built_anew(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using ProjectionWorker worker = await temporary.StartAsync();
        // An account that is called like a city.
        await temporary.Domain.Account("Oslo").OpenAsync("Oslo");
        CommandResult opened = await temporary.Domain.Account("b").OpenAsync("Oslo");
        await temporary.Domain.WaitForAsync<CityMoves>(opened.Position, TimeSpan.FromSeconds(20), Token);
        long tombstone = await DeleteAsync(temporary, new StreamId("account", "Oslo"));
        await temporary.Domain.WaitForAsync<CityMoves>(tombstone, TimeSpan.FromSeconds(20), Token);
        Assert.Equal(2, (await temporary.Domain.CityMoves().FindAsync("Oslo", Token))!.Arrivals);
        await temporary.Domain.ProjectionControl.RebuildAsync("city-moves", Token);
        await temporary.StatusIsAsync("city-moves", info => info is { Key.Rebuild: 1, Stage: ProjectionStage.Live }, "is rebuilt");
        Assert.Equal(1, (await temporary.Domain.CityMoves().FindAsync("Oslo", Token))!.Arrivals);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_deletion_does_not_wait_behind_what_is_parked_of_a_row_and_leaves_nothing_of_it(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        string bad = $"bad-{Guid.NewGuid():N}", other = $"bad-{Guid.NewGuid():N}";
        Fragile.Broken[bad] = Fragile.Broken[other] = 2;
        ProjectionOptions options = TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park };
        await using (await temporary.StartAsync(options))
        {
            foreach (string id in new[] { bad, other })
            {
                for (int amount = 1; amount <= 3; amount++) await temporary.Domain.Account(id).DepositAsync(amount);
            }

            await temporary.StatusIsAsync("fragile", info => info.Parked == 4, "has parked four");
            await DeleteAsync(temporary, new StreamId("account", bad));
            await temporary.StatusIsAsync("fragile", info => info.Parked == 2, "has parked the other's two");
            Assert.Equal([other], (await temporary.Domain.Fragile().AllAsync(Token).ToListAsync(Token)).Select(row => row.AccountId));
        }

        // So it is for a worker that parks and meets the deletion at once.
        await temporary.Domain.ProjectionControl.RebuildAsync("fragile", Token);
        await DeleteAsync(temporary, new StreamId("account", other));
        await using ProjectionWorker worker = await temporary.StartAsync(options);
        await temporary.StatusIsAsync("fragile", info => info is { Key.Rebuild: 1, Stage: ProjectionStage.Live, Parked: 0 }, "is rebuilt, with nothing parked");
        Assert.Empty(await temporary.Domain.Fragile().AllAsync(Token).ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task The_error_at_which_a_projection_stopped_goes_with_the_stream_of_its_event(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        string bad = $"bad-{Guid.NewGuid():N}";
        Fragile.Broken[bad] = 1;
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.Domain.Account(bad).DepositAsync(1);
        await temporary.StatusIsAsync("fragile", info => info.Status is ProjectionStatus.Stopped, "has stopped");
        Assert.Contains(bad, (await temporary.StatusAsync("fragile")).Error, StringComparison.Ordinal);
        await DeleteAsync(temporary, new StreamId("account", bad));
        ProjectionInfo info = await temporary.StatusAsync("fragile");
        Assert.Equal((ProjectionStatus.Stopped, ParkedEvent.StreamDeleted), (info.Status, info.Error));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_projection_that_takes_deletions_undoes_what_it_wrote_and_one_that_does_not_stays_as_it_was(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { Partitions = 3 });
        foreach (string id in new[] { "a", "b" }) await temporary.Domain.Account(id).DepositAsync(5);
        await temporary.Domain.WaitForAsync<AccountLedger>(2, TimeSpan.FromSeconds(20), Token);
        await temporary.Domain.WaitForAsync<Ledger>(2, TimeSpan.FromSeconds(20), Token);
        long tombstone = await DeleteAsync(temporary, new StreamId("account", "a"));
        await temporary.Domain.Account("b").DepositAsync(6);
        await temporary.Domain.WaitForAsync<AccountLedger>(tombstone + 1, TimeSpan.FromSeconds(20), Token);
        await temporary.Domain.WaitForAsync<Ledger>(tombstone + 1, TimeSpan.FromSeconds(20), Token);
        Assert.Equal(11, await temporary.SqlAsync("SELECT sum(amount) FROM account_ledger"));
        Assert.Equal(0, await temporary.SqlAsync("SELECT count(*) FROM account_ledger WHERE account = 'a'"));
        Assert.Equal(16, await temporary.SqlAsync("SELECT sum(amount) FROM ledger"));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_deletion_waits_in_order_behind_what_is_parked_of_its_stream(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        await temporary.Domain.Account("bad").DepositAsync(1);
        await using (ProjectionWorker first = await temporary.StartAsync()) await temporary.Domain.WaitForAsync<AccountLedger>(1, TimeSpan.FromSeconds(20), Token);
        temporary.Faults.Break("bad");
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park });
        await temporary.Domain.Account("bad").DepositAsync(2);
        await temporary.StatusIsAsync("account-ledger", info => info.Parked == 1, "has parked one");
        await DeleteAsync(temporary, new StreamId("account", "bad"));
        await temporary.StatusIsAsync("account-ledger", info => info.Parked == 2, "has parked what the stream left behind");
        Assert.Equal(1, await temporary.SqlAsync("SELECT count(*) FROM account_ledger"));
        // The event that failed is gone with its stream: it needs no correction.
        await temporary.Domain.ProjectionControl.RetryParkedAsync("account-ledger", cancellationToken: Token);
        await temporary.StatusIsAsync("account-ledger", info => info.Parked == 0, "has nothing parked");
        Assert.Equal(0, await temporary.SqlAsync("SELECT count(*) FROM account_ledger"));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_reactor_that_takes_deletions_is_told_once_of_each_stream_that_it_had_events_of(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.Domain.Account("b").OpenAsync("Oslo");
        await temporary.Domain.Wallet("a").LendAsync();
        foreach (StreamId stream in new StreamId[] { new("account", "a"), new("account", "b"), new("wallet", "a") })
        {
            await using ProjectionWorker worker = await temporary.StartAsync();
            long tombstone = await DeleteAsync(temporary, stream);
            await temporary.Domain.WaitForAsync<Mailer>(tombstone, TimeSpan.FromSeconds(20), Token);
        }

        // The deposit was gone before the first worker could have seen it, or not.
        Assert.Equal([(2L, "farewell account/a")], temporary.Outbox.Sent.Where(sent => sent.Account != "a").Select(sent => (sent.Version, sent.Account)));
    }

    private static async Task<long> DeleteAsync(TemporaryDomain temporary, StreamId stream, IEventStore? store = null)
    {
        await (store ?? temporary.Store).DeleteStreamAsync(stream, ExpectedVersion.Any, Token);
        return await temporary.Store.GetHeadAsync(Token);
    }
}
