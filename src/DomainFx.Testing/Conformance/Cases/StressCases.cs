using System.Globalization;
using System.Text;
using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class StressCases
{
    private const int Accounts = 8;
    private const int Writers = 4;
    private const int Transfers = 200;

    public static IEnumerable<ConformanceCase> All =>
    [
        new("stress.writers-readers-and-snapshots", "Writers, readers, loads and snapshots at once: a reader sees the beginning of the global order at every moment.", EverythingAtOnce),
        new("stress.one-hot-stream", "Sixteen writers that load, decide and retry on one stream lose no update.", OneHotStream),
    ];

    // Each transfer puts one event on each of two streams at once. What a reader sees may end between the two, as a page of a reader may: each writer has one transfer under way.
    private static async Task EverythingAtOnce(ConformanceRun run)
    {
        var accounts = Enumerable.Range(0, Accounts).Select(_ => run.NewStream()).ToArray();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(seed => Task.Run(() => TransferAsync(new Random(seed)))));
        List<IReadOnlyList<Guid>> seen = [];
        await Task.WhenAll(ReadAsync(), LoadAsync(), writing).ConfigureAwait(false);
        var all = (await run.ReadAllAsync().ConfigureAwait(false)).Ids;
        Expect.Equal(Writers * Transfers * 2, all.Count, "the number of events");
        foreach (var ids in seen) Expect.InOrder([.. all.Take(ids.Count)], ids, "the events that a reader saw at some moment");

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

        async Task ReadAsync()
        {
            while (!writing.IsCompleted)
            {
                var read = await run.ReadAllAsync().ConfigureAwait(false);
                var types = read.Events.CountBy(stored => stored.Type.Name).ToDictionary();
                var halves = Math.Abs(types.GetValueOrDefault("debited") - types.GetValueOrDefault("credited"));
                Expect.That(halves <= Writers, string.Create(CultureInfo.InvariantCulture, $"a reader saw {halves} transfers by halves, where {Writers} were under way at most."));
                seen.Add(read.Ids);
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
