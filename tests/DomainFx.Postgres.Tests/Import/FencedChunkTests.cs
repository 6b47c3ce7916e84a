using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Import;

/// <summary>What readers see of a chunk that has its positions and is not committed, and for how long it can hold them up.</summary>
public sealed class FencedChunkTests(SharedServer server)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_committed_beside_a_chunk_in_flight_is_seen_after_it(bool isFenced)
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString, isFenced ? null : Flaw.NoFenceInAppends);
        await using var gate = await Gate.CloseAsync(run.Schema);
        var import = run.First.ImportAsync("all", Lines("imported", gate, 1));
        await gate.ReachedAsync();
        Assert.Equal("", await run.Reader.LookAsync());
        await run.Second.AppendAsync("fast", TestEvents.Event());
        var seen = await run.Reader.LookAsync();
        await gate.OpenAsync();
        await import;
        Assert.Equal(isFenced ? "" : "fast", seen);
        Assert.Equal(isFenced ? "imported fast" : "", await run.Reader.LookAsync());
    }

    [Fact]
    public async Task A_client_that_stalls_between_two_statements_holds_readers_up_for_ten_seconds()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var importer = Importer(run, proxy);
        await using var gate = await Gate.CloseAsync(run.Schema);
        var import = importer.ImportAsync("all", Lines("imported", gate, 1));
        await gate.ReachedAsync();
        proxy.HoldAnswers();
        await gate.OpenAsync();
        await ExpectHeldUpAndThenNotAsync(run);
        proxy.Cut();
        await import;
        Assert.Equal("imported", await run.Reader.LookAsync());
    }

    [Fact]
    public async Task A_client_that_stalls_within_a_COPY_holds_readers_up_for_ten_seconds()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var importer = Importer(run, proxy);
        await using var gate = await Gate.CloseAsync(run.Schema);
        // Before a row is stored, and not after all are: so much more is to come then that it cannot be on its way already.
        await run.Schema.ExecuteAsync(
            $$"""
            CREATE FUNCTION {schema}.wait_within_copy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock_shared(71, {{gate.Number}}); RETURN NEW; END';
            CREATE TRIGGER wait_within_copy BEFORE INSERT ON {schema}.events FOR EACH ROW WHEN (NEW.version = 100) EXECUTE FUNCTION {schema}.wait_within_copy();
            """);
        var import = importer.ImportAsync("all", Lines("imported", null, 300));
        await gate.ReachedAsync();
        proxy.HoldRequests();
        await gate.OpenAsync();
        await ExpectHeldUpAndThenNotAsync(run);
        proxy.Cut();
        Assert.Equal(300, (await import).Events);
        Assert.Equal(300, (await run.ReadingStore.GetStreamAsync(TestEvents.Stream("imported"))).Version);
    }

    // It does not give up itself.
    private static PostgresEventStore Importer(Interleaving run, TcpProxy proxy) =>
        new(run.Schema.Options with { ConnectionString = proxy.ConnectionString, Notifications = false, CommandTimeout = TimeSpan.FromMinutes(5) });

    private static async Task ExpectHeldUpAndThenNotAsync(Interleaving run)
    {
        await run.Second.AppendAsync("fast", TestEvents.Event());
        Assert.Equal("", await run.Reader.LookAsync());
        var seen = "";
        await Until.TrueAsync(async () => (seen = await run.Reader.LookAsync()) != "");
        Assert.Equal("fast", seen);
    }

    // 100 kB each, unless they stand before a gate.
    private static IAsyncEnumerable<ExchangedLine> Lines(string stream, Gate? gate, int count) => Enumerable.Range(1, count).Select(version => ExchangedLine.Of(new RecordedEvent
    {
        Stream = TestEvents.Stream(stream), Version = version, Position = version, Type = new EventType("tested", 1), EventId = Guid.NewGuid(), Metadata = EventMetadata.Empty,
        Data = gate is null ? new byte[100_000] : System.Text.Encoding.UTF8.GetBytes(gate.Data), OccurredAt = DateTimeOffset.UnixEpoch, RecordedAt = DateTimeOffset.UnixEpoch,
    })).ToAsyncEnumerable();
}
