using System.Text;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Tests.Commands;

/// <summary>Snapshots of an aggregate that asks for one every 10 events.</summary>
public sealed class SnapshotTests : DomainTest
{
    public override async ValueTask InitializeAsync() => await Domain.Account("a").OpenAsync(0);

    [Fact]
    public async Task A_snapshot_is_kept_when_the_version_reaches_a_multiple()
    {
        for (var i = 2; i <= 9; i++) await Domain.Account("a").DepositAsync(1);
        Assert.Empty(await SavedAsync());
        await NewDomain().Account("a").DepositAsync(1);
        Assert.Equal(10, Assert.Single(await SavedAsync()).Version);
    }

    [Fact]
    public async Task A_command_that_steps_over_the_multiple_keeps_one_too()
    {
        await Domain.Account("a").DepositManyAsync(8);
        await Domain.Account("a").DepositManyAsync(5);
        Assert.Equal(14, Assert.Single(await SavedAsync()).Version);
    }

    [Fact]
    public async Task A_command_that_steps_over_several_multiples_keeps_one()
    {
        await Domain.Account("a").DepositManyAsync(45);
        Assert.Equal(46, Assert.Single(await SavedAsync()).Version);
    }

    [Fact]
    public async Task A_load_starts_from_the_snapshot_and_reads_the_tail()
    {
        await Domain.Account("a").DepositManyAsync(10);
        await SavedAsync();
        var domain = NewDomain();
        await domain.Account("a").DepositAsync(1);
        var loaded = await domain.Account("a").LoadAsync();
        Assert.Equal((11, 12), (loaded.Balance, loaded.Version));
        Assert.NotEqual(default, loaded.LastChange);
    }

    [Fact]
    public async Task Snapshot_and_tail_equal_a_replay_of_all_events()
    {
        await Domain.Account("a").DepositManyAsync(25);
        await Domain.Account("a").WithdrawAsync(5);
        await SavedAsync();
        var restored = await NewDomain().Account("a").LoadAsync();
        var replayed = new AggregateTrial<Account>(Stream);
        using (var page = await Store.ReadStreamAsync(Stream, 1, ReadDirection.Forward, 100))
        {
            for (var i = 0; i < page.Count; i++) replayed.Fold(page[i]);
        }

        Assert.Equal(
            (replayed.Aggregate.Balance, replayed.Aggregate.LastChange, replayed.Aggregate.Version),
            (restored.Balance, restored.LastChange, restored.Version));
    }

    [Theory]
    [InlineData("{\"balance\":")]
    [InlineData("")]
    [InlineData("[1,2]")]
    [InlineData("{\"balance\":\"many\"}")]
    public async Task A_corrupt_snapshot_is_ignored_and_replaced(string json)
    {
        await Domain.Account("a").DepositManyAsync(3);
        await SaveAsync(version: 4, json);
        var domain = NewDomain();
        Assert.Equal((3, 4), Facts(await domain.Account("a").LoadAsync()));
        Assert.Equal(4, Assert.Single(await SavedAsync(), snapshot => snapshot.Data.Length > json.Length).Version);
        Store.Loads.Clear();
        Assert.Equal((3, 4), Facts(await NewDomain().Account("a").LoadAsync()));
        Assert.Single(Store.Loads);
    }

    [Fact]
    public async Task A_snapshot_that_a_command_meets_corrupt_does_not_fail_it()
    {
        await SaveAsync(version: 1, "nonsense");
        Assert.Equal([new MoneyDeposited(1, 1)], (await NewDomain().Account("a").DepositAsync(1)).Events);
    }

    [Fact]
    public async Task A_snapshot_of_another_shape_is_ignored()
    {
        await Store.SaveSnapshotAsync(new Snapshot(Stream, Key: 7, Version: 1, Encoding.UTF8.GetBytes("{\"balance\":99}")));
        Assert.Equal(0, (await NewDomain().Account("a").LoadAsync()).Balance);
    }

    [Fact]
    public async Task A_long_load_without_a_snapshot_leaves_one_to_the_next()
    {
        Store.BeforeSnapshot = _ => throw new EventStoreException("disk full");
        await Domain.Account("a").DepositManyAsync(21);
        await SavedAsync();
        Store.BeforeSnapshot = _ => Task.CompletedTask;
        Assert.Equal((21, 22), Facts(await NewDomain().Account("a").LoadAsync()));
        Assert.Equal(22, Assert.Single(await SavedAsync()).Version);
        Assert.Equal((21, 22), Facts(await NewDomain().Account("a").LoadAsync()));
        Assert.Single(await SavedAsync());
    }

    [Fact]
    public async Task A_store_that_cannot_save_snapshots_fails_no_command()
    {
        Store.BeforeSnapshot = _ => throw new EventStoreException("disk full");
        await Domain.Account("a").DepositManyAsync(30);
        await Domain.Account("a").DepositManyAsync(30);
        await DisposeDomainsAsync();
        Assert.Empty(Store.Snapshots);
    }

    [Fact]
    public async Task No_command_waits_for_a_snapshot()
    {
        var gate = new TaskCompletionSource();
        Store.BeforeSnapshot = _ => gate.Task;
        await Domain.Account("a").DepositManyAsync(30);
        Assert.Equal(32, (await Domain.Account("a").DepositAsync(1)).StreamVersion);
        Assert.Empty(Store.Snapshots);
        gate.SetResult();
        // The second command loaded everything too, since nothing was saved yet: but a snapshot was on its way.
        Assert.Equal(31, Assert.Single(await SavedAsync()).Version);
    }

    [Fact]
    public async Task A_store_that_does_not_keep_up_gets_fewer_snapshots()
    {
        var gate = new TaskCompletionSource();
        Store.BeforeSnapshot = _ => gate.Task;
        for (var i = 0; i < 400; i++) await Domain.Account("a").DepositManyAsync(10);
        gate.SetResult();
        await DisposeDomainsAsync();
        Assert.InRange(Store.Snapshots.Count, 100, 300);
    }

    private static (long Balance, long Version) Facts(Account account) => (account.Balance, account.Version);

    private ValueTask SaveAsync(long version, string json) =>
        Store.SaveSnapshotAsync(new Snapshot(Stream, AggregateTypes.Of<Account, string>().SnapshotKey, version, Encoding.UTF8.GetBytes(json)));

    // What is under way is saved when a domain is disposed.
    private async Task<IReadOnlyCollection<Snapshot>> SavedAsync()
    {
        await DisposeDomainsAsync();
        return Store.Snapshots;
    }
}
