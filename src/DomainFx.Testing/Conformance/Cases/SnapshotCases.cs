using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class SnapshotCases
{
    private const long Key = 0x1234_5678_9ABC_DEF0;

    public static IEnumerable<ConformanceCase> All =>
    [
        new("snapshots.saved-and-loaded", "A snapshot is loaded with its key, version and data, and the events after it.", SavedAndLoaded),
        new("snapshots.newest-of-the-key", "The newest snapshot of a key is loaded.", NewestOfKey),
        new("snapshots.lower-version-does-not-overwrite", "A snapshot of a lower version than the one that is there is not kept.", LowerVersion),
        new("snapshots.other-key-is-ignored", "A snapshot of another key is not loaded; the events from the start are.", OtherKey),
        new("snapshots.keys-side-by-side", "Snapshots of two keys, negative ones too, live side by side.", KeysSideBySide),
        new("snapshots.not-asked-for", "A load that names no key gets no snapshot.", NotAskedFor),
        new("snapshots.other-streams", "A snapshot belongs to its stream only.", OtherStreams),
        new("snapshots.data-is-bytes", "Data of 0 bytes, of 1 MB and of any value comes back byte for byte.", DataIsBytes),
        new("snapshots.no-stream", "A snapshot of a missing stream is no error, and makes no stream.", NoStream),
        new("snapshots.concurrent-saves", "Of concurrent saves the newest version stays.", ConcurrentSaves),
        new("snapshots.survive-reopening", "Snapshots are there after the store was closed and opened again.", SurviveReopening, StoreCapabilities.Reopen),
    ];

    private static async Task SavedAndLoaded(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 10).ConfigureAwait(false);
        await SaveAsync(run, stream, 7).ConfigureAwait(false);
        await ExpectAsync(run, stream, 7).ConfigureAwait(false);
    }

    private static async Task NewestOfKey(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 10).ConfigureAwait(false);
        foreach (var version in new[] { 2, 5, 9 }) await SaveAsync(run, stream, version).ConfigureAwait(false);
        await ExpectAsync(run, stream, 9).ConfigureAwait(false);
    }

    private static async Task LowerVersion(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 10).ConfigureAwait(false);
        await SaveAsync(run, stream, 8).ConfigureAwait(false);
        await SaveAsync(run, stream, 3).ConfigureAwait(false);
        await ExpectAsync(run, stream, 8).ConfigureAwait(false);
    }

    private static async Task OtherKey(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 4).ConfigureAwait(false);
        await SaveAsync(run, stream, 3).ConfigureAwait(false);
        using var load = await LoadAsync(run, stream, Key + 1).ConfigureAwait(false);
        Expect.That(load.Snapshot is null, "a snapshot of another key was loaded.");
        Expect.Equal(4, load.Events.Count, "the number of events in the load");
    }

    private static async Task KeysSideBySide(ConformanceRun run)
    {
        foreach (var other in new[] { long.MinValue, -1, 0, long.MaxValue })
        {
            var stream = run.NewStream();
            await run.FillAsync(stream, 10).ConfigureAwait(false);
            await SaveAsync(run, stream, 9, other).ConfigureAwait(false);
            await SaveAsync(run, stream, 6, Key).ConfigureAwait(false);
            await ExpectAsync(run, stream, 9, other).ConfigureAwait(false);
            await ExpectAsync(run, stream, 6, Key).ConfigureAwait(false);
        }
    }

    private static async Task NotAskedFor(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 4).ConfigureAwait(false);
        await SaveAsync(run, stream, 4).ConfigureAwait(false);
        using var load = await LoadAsync(run, stream, key: null).ConfigureAwait(false);
        Expect.Equal((null, 4), (load.Snapshot, load.Events.Count), "the snapshot and the number of events of a load without a key");
    }

    private static async Task OtherStreams(ConformanceRun run)
    {
        var (with, without) = (run.NewStream(), run.NewStream());
        await run.FillAsync(with, 4).ConfigureAwait(false);
        await run.FillAsync(without, 4).ConfigureAwait(false);
        await SaveAsync(run, with, 4).ConfigureAwait(false);
        using var load = await LoadAsync(run, without, Key).ConfigureAwait(false);
        Expect.That(load.Snapshot is null, $"'{without}' was loaded with the snapshot of '{load.Snapshot?.Stream}'.");
    }

    private static async Task DataIsBytes(ConformanceRun run)
    {
        var megabyte = new byte[1024 * 1024];
        new Random(3).NextBytes(megabyte);
        foreach (var data in new[] { [], megabyte, [.. Enumerable.Range(0, 256).Select(value => (byte)value)] })
        {
            var stream = run.NewStream();
            await run.FillAsync(stream, 1).ConfigureAwait(false);
            await run.Store.SaveSnapshotAsync(new Snapshot(stream, Key, 1, data), run.Token).ConfigureAwait(false);
            using var load = await LoadAsync(run, stream, Key).ConfigureAwait(false);
            var snapshot = load.Snapshot ?? throw new ExpectationException("the snapshot is missing.");
            Expect.Bytes(data, snapshot.Data.Span, "the snapshot's data");
        }
    }

    private static async Task NoStream(ConformanceRun run)
    {
        var stream = run.NewStream();
        await SaveAsync(run, stream, 3).ConfigureAwait(false);
        Expect.Equal(new StreamInfo(0, StreamState.Missing), await run.Store.GetStreamAsync(stream, run.Token).ConfigureAwait(false), "the stream");
    }

    private static async Task ConcurrentSaves(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 50).ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(1, 50).Select(version => Task.Run(() => SaveAsync(run, stream, version)))).ConfigureAwait(false);
        await ExpectAsync(run, stream, 50).ConfigureAwait(false);
    }

    private static async Task SurviveReopening(ConformanceRun run)
    {
        var stream = run.NewStream();
        await run.FillAsync(stream, 10).ConfigureAwait(false);
        await SaveAsync(run, stream, 7).ConfigureAwait(false);
        await run.ReopenAsync().ConfigureAwait(false);
        await ExpectAsync(run, stream, 7).ConfigureAwait(false);
    }

    private static byte[] Data(StreamId stream, long version, long key) => System.Text.Encoding.UTF8.GetBytes($"{{\"of\":\"{stream}\",\"at\":{version},\"key\":{key}}}");

    private static async Task SaveAsync(ConformanceRun run, StreamId stream, long version, long key = Key) =>
        await run.Store.SaveSnapshotAsync(new Snapshot(stream, key, version, Data(stream, version, key)), run.Token).ConfigureAwait(false);

    private static async Task<AggregateLoad> LoadAsync(ConformanceRun run, StreamId stream, long? key) =>
        await run.Store.LoadAsync(new LoadRequest { Stream = stream, SnapshotKey = key, MaxEvents = 100 }, run.Token).ConfigureAwait(false);

    private static async Task ExpectAsync(ConformanceRun run, StreamId stream, long version, long key = Key)
    {
        using var load = await LoadAsync(run, stream, key).ConfigureAwait(false);
        var snapshot = load.Snapshot ?? throw new ExpectationException($"no snapshot of key {key} was loaded for '{stream}', where one at version {version} was saved.");
        Expect.Equal((stream, key, version), (snapshot.Stream, snapshot.Key, snapshot.Version), "the snapshot's stream, key and version");
        Expect.Bytes(Data(stream, version, key), snapshot.Data.Span, "the snapshot's data");
        var versions = load.Events.ToRecordedEvents().Select(stored => stored.Version).ToArray();
        Expect.InOrder([.. Enumerable.Range(1, (int)load.Stream.Version).Select(n => (long)n).Where(n => n > version)], versions, "versions after the snapshot");
    }
}
