using DomainFx;
using DomainFx.Stores;

namespace Bank.Tests;

/// <summary>A snapshot every 100 events.</summary>
public class SnapshotTests
{
    [Theory]
    [InlineData(97, 1, null)]
    [InlineData(97, 2, 100L)]
    [InlineData(97, 5, 100L)]
    [InlineData(197, 2, 200L)]
    public async Task An_account_has_a_snapshot_at_every_hundredth_event(int imported, int deposits, long? expected)
    {
        await using var bank = new TemporaryBank();
        var account = bank.Domain.BankAccount("acc-1");
        var opened = await account.OpenAsync(0);
        await ImportAsync(bank, opened.Stream, imported);
        for (var i = 0; i < deposits; i++) await account.DepositAsync(1);
        await bank.ReopenAsync();

        Assert.Equal(expected, await SnapshotVersionAsync<BankAccount>(bank, opened.Stream));
        Assert.Equal(imported + deposits, (await bank.Domain.BankAccount("acc-1").LoadAsync()).Balance);
    }

    [Fact]
    public async Task A_command_that_steps_over_the_hundred_leaves_one_too()
    {
        await using var bank = new TemporaryBank();
        var till = bank.Domain.Till("till-1");
        var counted = await till.CountAsync(97);
        await till.CountAsync(7);
        await bank.ReopenAsync();

        Assert.Equal(104, await SnapshotVersionAsync<Till>(bank, counted.Stream));
        Assert.Equal(104, (await bank.Domain.Till("till-1").LoadAsync()).Coins);
    }

    /// <summary>Deposits of 1, appended at once below the aggregate.</summary>
    private static async Task ImportAsync(TemporaryBank bank, StreamId stream, int count)
    {
        var deposits = Enumerable.Range(1, count).Select(balance => bank.Domain.Events.Encode(new MoneyDeposited(1, balance)));
        await bank.Domain.Store.AppendAsync(new StreamAppend { Stream = stream, Expected = ExpectedVersion.Exactly(1), Events = deposits.ToArray() });
    }

    private static async Task<long?> SnapshotVersionAsync<TAggregate>(TemporaryBank bank, StreamId stream)
        where TAggregate : class, IAggregate<TAggregate>
    {
        using var load = await bank.Domain.Store.LoadAsync(
            new LoadRequest { Stream = stream, SnapshotKey = TAggregate.Type.SnapshotKey, MaxEvents = 1 });
        return load.Snapshot?.Version;
    }
}
