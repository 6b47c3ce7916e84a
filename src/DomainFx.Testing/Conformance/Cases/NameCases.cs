using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class NameCases
{
    private static readonly string[] Hostile =
    [
        "a", " ", "  ", "a ", " a", "A", "ä", "a\u0308", "ñandú", "Ωμέγα", "счёт", "アカウント", "账户", "חשבון", "🏦", "👩‍👩‍👧‍👦", "\u200B", "\uFEFF", "a\tb", "a\nb", "a\r\nb", "\u0001", "\u007F",
        "it's", "\"quoted\"", "`", "a;b", "'; DROP TABLE events; --", "\\", "\\'", "%", "_", "a%", "a_", "*", "?", "$1", "@p0", ":name", "{0}", "${a}", "<b>", "&amp;", "a/b", "a-b", "a:b", "../..", "NULL", "null", "0", "00", "1e3", "\uFFFD", "\uFFFF",
    ];

    public static IEnumerable<ConformanceCase> All =>
    [
        new("names.hostile-ids", "Ids in any script, with quotes, SQL, blanks and control characters are each a stream of their own.", HostileIds),
        new("names.hostile-categories", "Categories in any script, with quotes, SQL, blanks and control characters come back.", HostileCategories),
        new("names.longest", "Ids of 1 to 500 and categories of 1 to 200 characters are told apart in their last character.", Longest),
        new("names.longest-in-wide-script", "500 characters may be 1,500 bytes of UTF-8, or 250 surrogate pairs.", LongestWide),
        new("names.not-well-formed-is-refused", "Names with NUL or an unpaired surrogate, empty and too long ones are refused before they reach a store.", NotWellFormed),
        new("names.not-normalised", "Names that look alike, but differ in code points, are different streams.", NotNormalised),
    ];

    private static Task HostileIds(ConformanceRun run) => ExpectToldApartAsync(run, [.. Hostile.Select(name => new StreamId("account", name))]);

    private static Task HostileCategories(ConformanceRun run) => ExpectToldApartAsync(run, [.. Hostile.Select(name => new StreamId(name, "1"))]);

    private static Task Longest(ConformanceRun run) => ExpectToldApartAsync(
        run,
        [
            new("c", "i"), new("c", new string('i', 499)), new("c", new string('i', 500)), new("c", new string('i', 499) + "j"),
            new(new string('c', 200), "i"), new(new string('c', 199) + "d", "i"), new(new string('c', 200), new string('i', 500)),
        ]);

    private static Task LongestWide(ConformanceRun run) => ExpectToldApartAsync(
        run,
        [
            new("c", new string('户', 500)), new("c", new string('户', 499) + "账"),
            new("c", string.Concat(Enumerable.Repeat("🏦", 250))), new("c", string.Concat(Enumerable.Repeat("🏦", 249)) + "🦊"),
        ]);

    private static Task NotNormalised(ConformanceRun run) => ExpectToldApartAsync(
        run, [new("c", "\u00E9"), new("c", "e\u0301"), new("c", "\uFB01"), new("c", "fi"), new("c", "\u212A"), new("c", "K"), new("c", "k"), new("c", "ß"), new("c", "ss"), new("c", "ı"), new("c", "i"), new("c", "İ")]);

    private static async Task NotWellFormed(ConformanceRun run)
    {
        string[] bad = ["", "\0", "a\0b", "\uD800", "a\uDC00", "\uDC00\uD800", "🏦\uD83C", new('x', 501)];
        foreach (var name in bad)
        {
            await Expect.ThrowsAsync<ArgumentException>(() => AppendTo(() => new StreamId("account", name)), $"an append to an id of {name.Length} bad characters").ConfigureAwait(false);
            await Expect.ThrowsAsync<ArgumentException>(() => AppendTo(() => new StreamId(name, "1")), $"an append to a category of {name.Length} bad characters").ConfigureAwait(false);
        }

        async ValueTask AppendTo(Func<StreamId> name) => await run.AppendAsync(name(), ExpectedVersion.Any, run.Event()).ConfigureAwait(false);
    }

    private static async Task ExpectToldApartAsync(ConformanceRun run, StreamId[] streams)
    {
        var sent = new Dictionary<StreamId, EventData>();
        foreach (var stream in streams)
        {
            sent.Add(stream, run.Event());
            await run.AppendAsync(stream, ExpectedVersion.NoStream, sent[stream]).ConfigureAwait(false);
        }

        foreach (var stream in streams) await run.ExpectEventsAsync(stream, [sent[stream]]).ConfigureAwait(false);
        Expect.InOrder(streams, [.. (await run.ReadAllAsync().ConfigureAwait(false)).Events.Select(stored => stored.Stream)], "stream names, read over all streams");
    }
}
