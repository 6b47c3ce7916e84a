using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>A deleted stream takes the rows along that are keyed by its id, and no others.</summary>
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
    public async Task A_parked_key_whose_stream_is_deleted_is_unparked_by_a_retry_without_a_row(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        string bad = $"bad-{Guid.NewGuid():N}";
        Fragile.Broken[bad] = 2;
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park });
        for (int amount = 1; amount <= 3; amount++) await temporary.Domain.Account(bad).DepositAsync(amount);
        await temporary.StatusIsAsync("fragile", info => info.Parked == 2, "has parked two");
        await DeleteAsync(temporary, new StreamId("account", bad));
        await temporary.StatusIsAsync("fragile", info => info.Parked == 3, "has parked what the stream left behind");
        await temporary.Domain.ProjectionControl.RetryParkedAsync("fragile", cancellationToken: Token);
        await temporary.StatusIsAsync("fragile", info => info.Parked == 0, "has nothing parked");
        Assert.Null(await temporary.Domain.Fragile().FindAsync(bad, Token));
    }

    private static async Task<long> DeleteAsync(TemporaryDomain temporary, StreamId stream)
    {
        await temporary.Store.DeleteStreamAsync(stream, ExpectedVersion.Any, Token);
        return await temporary.Store.GetHeadAsync(Token);
    }
}
