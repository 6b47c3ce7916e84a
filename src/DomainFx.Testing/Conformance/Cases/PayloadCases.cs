using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class PayloadCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        new("data.0-bytes", "Data of 0 bytes comes back as 0 bytes.", ZeroBytes),
        new("data.1-megabyte", "Data of 1 MB comes back byte for byte, among small neighbours.", OneMegabyte),
        new("data.every-byte", "Data is bytes: each value, NUL included, comes back at its place.", EveryByte),
        new("data.json-is-not-touched", "JSON comes back as it was written: blanks, order, escapes and duplicate names included.", JsonIsNotTouched),
        new("data.nul-and-surrogate-escapes", "The escapes of NUL and of unpaired surrogates in JSON strings come back.", NulEscapes),
        new("data.sizes-around-buffers", "Data of every size around powers of two comes back byte for byte.", SizesAroundBuffers),
        new("data.event-type-names", "Event type names in any script, and with quotes, come back.", EventTypeNames),
        new("data.schema-versions", "Events of one type in several schema versions keep theirs.", SchemaVersions),
    ];

    private static async Task ZeroBytes(ConformanceRun run)
    {
        await ExpectUnchangedAsync(run, []).ConfigureAwait(false);
        await ExpectUnchangedAsync(run, [1], [], [2], [], []).ConfigureAwait(false);
    }

    private static Task OneMegabyte(ConformanceRun run)
    {
        var megabyte = new byte[1024 * 1024];
        new Random(1).NextBytes(megabyte);
        return ExpectUnchangedAsync(run, [1, 2, 3], megabyte, [], [4], megabyte);
    }

    private static Task EveryByte(ConformanceRun run) => ExpectUnchangedAsync(run, [.. Enumerable.Range(0, 256).Select(value => (byte)value)], [0], [0, 0, 255]);

    private static Task JsonIsNotTouched(ConformanceRun run) => ExpectUnchangedAsync(
        run, """ { "b" : 1.0 , "a": 1e2,"a":"\u00e9\/", "big": 123456789012345678901234567890.10 } """u8.ToArray(), "\"text\""u8.ToArray(), "null"u8.ToArray());

    private static Task NulEscapes(ConformanceRun run) => ExpectUnchangedAsync(run, """{"a":"x\u0000y","b":"\ud800","c":"\ude00\ud83d"}"""u8.ToArray());

    private static Task SizesAroundBuffers(ConformanceRun run)
    {
        var random = new Random(2);
        int[] powers = [16, 256, 4096, 16384, 65536];
        var data = powers.SelectMany(power => new[] { new byte[power - 1], new byte[power], new byte[power + 1] }).ToArray();
        foreach (var one in data) random.NextBytes(one);
        return ExpectUnchangedAsync(run, data);
    }

    private static async Task EventTypeNames(ConformanceRun run)
    {
        string[] names = ["a", new string('x', 200), "Ereignis-übergeben", "событие", "事件", "🦊", "it's", "\"quoted\"", "; drop table events; --", "%_", "\\"];
        await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, [.. names.Select(name => run.Event(name))]).ConfigureAwait(false);
        Expect.InOrder(names, [.. (await run.ReadAllAsync().ConfigureAwait(false)).Events.Select(stored => stored.Type.Name)], "event type names");
    }

    private static async Task SchemaVersions(ConformanceRun run)
    {
        var stream = run.NewStream();
        int[] versions = [1, 3, 2, 1, int.MaxValue];
        await run.AppendAsync(stream, ExpectedVersion.NoStream, [.. versions.Select(version => run.Event() with { Type = new EventType("changed", version) })]).ConfigureAwait(false);
        var types = (await run.ReadAsync(stream).ConfigureAwait(false)).Events.Select(stored => stored.Type).ToArray();
        Expect.InOrder([.. versions.Select(version => new EventType("changed", version))], types, "event types");
    }

    private static async Task ExpectUnchangedAsync(ConformanceRun run, params byte[][] data)
    {
        var stream = run.NewStream();
        await run.AppendAsync(stream, ExpectedVersion.NoStream, [.. data.Select(one => run.Event(one))]).ConfigureAwait(false);
        var (ofStream, ofAll) = (await run.ReadAsync(stream).ConfigureAwait(false), await run.ReadAllAsync().ConfigureAwait(false));
        foreach (var events in new[] { ofStream.Events, [.. ofAll.Events.Where(stored => stored.Stream == stream)] })
        {
            Expect.Equal(data.Length, events.Count, "the number of events");
            for (var i = 0; i < data.Length; i++) Expect.Bytes(data[i], events[i].Data.Span, $"the data of event {i + 1} ({data[i].Length} bytes)");
        }
    }
}
