using DomainFx.Stores;

namespace DomainFx.Testing.Conformance;

internal static class MetadataCases
{
    private static readonly EventMetadata Full = new()
    {
        CorrelationId = "correlation-1",
        CausationId = "causation-2",
        UserId = "user \"3\" – 用户",
        TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
        TenantId = "tenant-5",
        Headers = new Dictionary<string, string> { ["source"] = "test", ["Source"] = "case counts", [""] = "empty name", ["empty"] = "", ["quote\"'\\"] = "\u0001 \n 🏦 \u0000" },
    };

    public static IEnumerable<ConformanceCase> All =>
    [
        new("metadata.every-field", "Correlation, causation, user, trace, tenant and headers come back.", EveryField),
        new("metadata.each-field-alone", "Each field comes back where it is the only one.", EachFieldAlone),
        new("metadata.none", "Events without metadata come back without.", None),
        new("metadata.by-event", "Events of one append may differ in metadata.", ByEvent),
        new("metadata.many-headers", "A thousand headers come back.", ManyHeaders),
        new("metadata.over-all-streams", "A read over all streams gives the same metadata as a stream's.", OverAllStreams),
    ];

    private static Task EveryField(ConformanceRun run) => ExpectUnchangedAsync(run, Full);

    private static Task EachFieldAlone(ConformanceRun run) => ExpectUnchangedAsync(
        run,
        new EventMetadata { CorrelationId = "a" }, new EventMetadata { CausationId = "a" }, new EventMetadata { UserId = "a" }, new EventMetadata { TraceId = "a" },
        new EventMetadata { TenantId = "a" }, new EventMetadata { Headers = new Dictionary<string, string> { ["a"] = "b" } }, new EventMetadata { UserId = "" });

    private static Task None(ConformanceRun run) => ExpectUnchangedAsync(run, EventMetadata.Empty, new EventMetadata());

    private static Task ByEvent(ConformanceRun run) => ExpectUnchangedAsync(run, Full, EventMetadata.Empty, Full with { UserId = "another" }, Full, Full with { Headers = new Dictionary<string, string>() });

    private static Task ManyHeaders(ConformanceRun run) => ExpectUnchangedAsync(
        run, new EventMetadata { Headers = Enumerable.Range(0, 1_000).ToDictionary(n => $"header-{n}", n => $"value-{n}") });

    private static async Task OverAllStreams(ConformanceRun run)
    {
        await run.AppendAsync(run.NewStream(), ExpectedVersion.NoStream, run.Event() with { Metadata = Full }, run.Event()).ConfigureAwait(false);
        var read = (await run.ReadAllAsync().ConfigureAwait(false)).Events;
        Expect.InOrder([Full, EventMetadata.Empty], [.. read.Select(stored => stored.Metadata)], "metadata");
    }

    private static async Task ExpectUnchangedAsync(ConformanceRun run, params EventMetadata[] metadata)
    {
        var stream = run.NewStream();
        await run.AppendAsync(stream, ExpectedVersion.NoStream, [.. metadata.Select(one => run.Event() with { Metadata = one })]).ConfigureAwait(false);
        Expect.InOrder(metadata, [.. (await run.ReadAsync(stream).ConfigureAwait(false)).Events.Select(stored => stored.Metadata)], "metadata");
    }
}
