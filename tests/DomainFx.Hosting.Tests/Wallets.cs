using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>A program that fills wallets.</summary>
internal sealed class Wallets(Domain domain)
{
    /// <summary>The inline read model of them.</summary>
    public const string ReadModel = "wallet-content";

    private const int Number = 5;

    /// <summary>With which appends write its rows again soon after a worker had them.</summary>
    public static readonly ProjectionOptions Options = TemporaryDomain.Quick with { InlineAfter = TimeSpan.FromMilliseconds(300) };

    private volatile bool _isStopped;
    private int _count;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public int Count => Volatile.Read(ref _count);

    public async Task FillAsync(int times)
    {
        for (int number = 0; number < times; number++) await FillAsync();
    }

    public Task FillUntilStoppedAsync() => Task.Run(async () =>
    {
        while (!_isStopped) await FillAsync();
    });

    public async Task StopAsync(Task filling)
    {
        _isStopped = true;
        await filling;
    }

    /// <summary>The rows are what all events make of them.</summary>
    public async Task ExpectRowsAsync(Domain reader)
    {
        await reader.WaitForAsync<WalletContent>(await reader.Store.GetHeadAsync(Token), TimeSpan.FromSeconds(30), Token);
        Dictionary<string, List<long>> amounts = new(StringComparer.Ordinal);
        await foreach (RecordedEvent recorded in reader.Store.ReadAllAsync(cancellationToken: Token))
        {
            if (!amounts.TryGetValue(recorded.Stream.Id, out List<long>? list)) amounts.Add(recorded.Stream.Id, list = []);
            list.Add(((WalletFilled)reader.Events.Decode(recorded)).Amount);
        }

        List<WalletContent> rows = await reader.WalletContent().AllAsync(Token).ToListAsync(Token);
        Assert.Equal(amounts.Keys.Order(StringComparer.Ordinal), rows.Select(row => row.WalletId));
        foreach (WalletContent row in rows)
        {
            Assert.Equal(amounts[row.WalletId], row.Amounts);
            Assert.Equal((row.Amounts.Sum(), row.Amounts.Count, (long)row.Amounts.Count), (row.Balance, row.Fillings, row.Version));
        }
    }

    /// <summary>Waits until each of some programs has filled some more.</summary>
    public static async Task EventuallyMoreAsync(params Wallets[] wallets)
    {
        int[] before = [.. wallets.Select(one => one.Count)];
        await TemporaryDomain.EventuallyAsync(() => Task.FromResult(wallets.Zip(before).All(one => one.First.Count >= one.Second + 20)), "commands go on");
    }

    /// <summary>Where the read model stands in the store: its newest version, or one.</summary>
    public static async Task<ProjectionState> StateAsync(TemporaryDomain temporary, int version = 0)
    {
        IReadOnlyList<ProjectionState> states = await ((IProjectionStoreSource)temporary.Store).Projections.GetStatesAsync(Token);
        return states.Last(state => state.Key.Name == ReadModel && (version == 0 || state.Key.Version == version));
    }

    public static Task StateIsAsync(TemporaryDomain temporary, Func<ProjectionState, bool> condition, string what, int version = 0) =>
        TemporaryDomain.EventuallyAsync(async () => condition(await StateAsync(temporary, version)), what);

    private async Task FillAsync()
    {
        // Another program may fill the same one at the same time, and win each time.
        int number = _count;
        while (!(await domain.Wallet($"w{number % Number}").FillAsync(20 + number)).IsAccepted) await Task.Yield();
        Interlocked.Increment(ref _count);
    }
}
