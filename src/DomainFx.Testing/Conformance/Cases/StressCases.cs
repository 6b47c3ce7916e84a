using System.Globalization;
using System.Text;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class StressCases
{
    private const int Accounts = 8;
    private const int Transfers = 200;

    public static IEnumerable<ConformanceCase> All =>
    [
        new("stress.writers-readers-and-snapshots", "Writers, readers, loads and snapshots at once: the sums are right at every moment.", EverythingAtOnce),
        new("stress.one-hot-stream", "Sixteen writers that load, decide and retry on one stream lose no update.", OneHotStream),
    ];

    // Each transfer puts one event on each of two streams at once, so that every page over all streams holds as many debits as credits.
    private static async Task EverythingAtOnce(ConformanceRun run)
    {
        var accounts = Enumerable.Range(0, Accounts).Select(_ => run.NewStream()).ToArray();
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Run(() => TransferAsync(new Random(seed)))));
        await Task.WhenAll(BalanceAsync(), LoadAsync(), writing).ConfigureAwait(false);
        var all = (await run.ReadAllAsync().ConfigureAwait(false)).Events;
        Expect.Equal(4 * Transfers * 2, all.Count, "the number of events");

        async Task TransferAsync(Random random)
        {
            for (var i = 0; i < Transfers; i++)
            {
                var from = random.Next(Accounts);
                var to = (from + random.Next(1, Accounts)) % Accounts;
                await run.AppendAsync(
                    ConformanceRun.Append(accounts[from], ExpectedVersion.Any, run.Event("debited")),
                    ConformanceRun.Append(accounts[to], ExpectedVersion.Any, run.Event("credited"))).ConfigureAwait(false);
            }
        }

        async Task BalanceAsync()
        {
            while (!writing.IsCompleted)
            {
                var types = (await run.ReadAllAsync().ConfigureAwait(false)).Events.CountBy(stored => stored.Type.Name).ToDictionary();
                Expect.Equal(types.GetValueOrDefault("debited"), types.GetValueOrDefault("credited"), "the number of credits that a reader saw, beside the debits,");
            }
        }

        async Task LoadAsync()
        {
            for (var i = 0; !writing.IsCompleted; i++)
            {
                using var load = await run.Store.LoadAsync(new LoadRequest { Stream = accounts[i % Accounts], SnapshotKey = 1, MaxEvents = 1_000_000 }, run.Token).ConfigureAwait(false);
                var start = load.Snapshot?.Version ?? 0;
                Expect.Equal(load.Stream.Version, start + load.Events.Count, "the version of the snapshot and the number of events after it");
                if (load.Stream.Version > start + 10)
                    await run.Store.SaveSnapshotAsync(new Snapshot(accounts[i % Accounts], 1, load.Stream.Version, "{}"u8.ToArray()), run.Token).ConfigureAwait(false);
            }
        }
    }

    private static string Count(long count) => string.Create(CultureInfo.InvariantCulture, $"{{\"count\":{count}}}");

    private static async Task OneHotStream(ConformanceRun run)
    {
        var stream = run.NewStream();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(CountAsync))).ConfigureAwait(false);
        var counts = (await run.ReadAsync(stream).ConfigureAwait(false)).Events.Select(stored => Encoding.UTF8.GetString(stored.Data.Span)).ToArray();
        Expect.InOrder([.. Enumerable.Range(1, 16 * 10).Select(n => Count(n))], counts, "counts, each decided on the one before");

        async Task CountAsync()
        {
            for (var i = 0; i < 10;)
            {
                try
                {
                    var version = await run.VersionAsync(stream).ConfigureAwait(false);
                    await Task.Yield(); // the others load too, even from a store that never waits
                    await run.AppendAsync(stream, ExpectedVersion.Exactly(version), run.Event(data: Count(version + 1))).ConfigureAwait(false);
                    i++;
                }
                catch (ConcurrencyException)
                {
                    await Task.Yield(); // somebody else was first: load and decide again
                }
            }
        }
    }
}
