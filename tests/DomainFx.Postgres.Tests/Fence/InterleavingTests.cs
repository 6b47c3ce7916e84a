using DomainFx.Postgres.Tests.Servers;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>What a reader sees of appends in flight, step by step.</summary>
public sealed class InterleavingTests(SharedServer server)
{
    [Fact]
    public async Task What_is_committed_beside_an_append_in_flight_is_seen_after_it()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        await run.First.AppendAsync("earlier", TestEvents.Event());
        Assert.Equal("earlier", await run.Reader.LookAsync());
        var slow = await run.StallAsync(run.First, "slow");
        Assert.Equal("", await run.Reader.LookAsync());
        await run.Second.AppendAsync("fast", TestEvents.Event());
        Assert.Equal("", await run.Reader.LookAsync());
        Assert.Equal(1, await run.ReadingStore.GetHeadAsync());
        await slow.Gate.OpenAsync();
        await slow.Append;
        Assert.Equal("slow fast", await run.Reader.LookAsync());
        Assert.Equal(3, await run.ReadingStore.GetHeadAsync());
    }

    [Fact]
    public async Task The_very_first_event_is_waited_for()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        var first = await run.StallAsync(run.First, "first");
        Assert.Equal(0, await run.ReadingStore.GetHeadAsync());
        Assert.Equal("", await run.Reader.LookAsync());
        await first.Gate.OpenAsync();
        await first.Append;
        Assert.Equal("first", await run.Reader.LookAsync());
    }

    [Fact]
    public async Task Of_two_appends_in_flight_the_lower_one_counts()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        var lower = await run.StallAsync(run.First, "lower", events: 3);
        var upper = await run.StallAsync(run.Second, "upper", events: 2);
        await upper.Gate.OpenAsync();
        await upper.Append;
        Assert.Equal("", await run.Reader.LookAsync());
        await lower.Gate.OpenAsync();
        await lower.Append;
        Assert.Equal("lower lower lower upper upper", await run.Reader.LookAsync());
    }

    [Fact]
    public async Task What_lies_below_an_append_in_flight_is_seen_at_once()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        var lower = await run.StallAsync(run.First, "lower");
        var upper = await run.StallAsync(run.Second, "upper");
        await lower.Gate.OpenAsync();
        await lower.Append;
        Assert.Equal("lower", await run.Reader.LookAsync());
        await upper.Gate.OpenAsync();
        await upper.Append;
        Assert.Equal("upper", await run.Reader.LookAsync());
    }

    [Fact]
    public async Task An_append_whose_session_is_ended_holds_nobody_up_and_is_repeated()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        var ended = await run.StallAsync(run.First, "ended");
        await run.Second.AppendAsync("fast", TestEvents.Event());
        Assert.Equal("", await run.Reader.LookAsync());
        var backend = await ended.Gate.ReachedAsync();
        await run.Schema.ExecuteAsync($"SELECT pg_terminate_backend({backend})");
        await Until.TrueAsync(async () => await ended.Gate.ReachedAsync() != backend);
        // The repetition stands before the gate now, with a position after that of the other append.
        Assert.Equal("fast", await run.Reader.LookAsync());
        await ended.Gate.OpenAsync();
        await ended.Append;
        Assert.Equal("ended", await run.Reader.LookAsync());
    }

    [Fact]
    public async Task A_deletion_in_flight_is_waited_for_as_an_append_is()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        await run.First.AppendAsync("deleted", TestEvents.Event());
        Assert.Equal("deleted", await run.Reader.LookAsync());
        await using var gate = await Gate.CloseAsync(run.Schema);
        await run.Schema.ExecuteAsync(
            $$"""
            CREATE FUNCTION {schema}.wait_for_tombstone() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock_shared(71, {{gate.Number}}); RETURN NULL; END';
            CREATE TRIGGER wait_for_tombstone AFTER INSERT ON {schema}.events FOR EACH ROW WHEN (NEW.version = 2) EXECUTE FUNCTION {schema}.wait_for_tombstone();
            """);
        var deletion = run.First.DeleteStreamAsync(TestEvents.Stream("deleted"), DomainFx.Stores.ExpectedVersion.Any).AsTask();
        await gate.ReachedAsync();
        await run.Second.AppendAsync("fast", TestEvents.Event());
        Assert.Equal("", await run.Reader.LookAsync());
        await gate.OpenAsync();
        await deletion;
        Assert.Equal("deleted fast", await run.Reader.LookAsync());
    }

    [Fact]
    public async Task A_long_transaction_of_others_delays_nobody()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        await using var other = await run.Schema.Database.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var work = new Npgsql.NpgsqlCommand("CREATE TEMP TABLE work (n int); INSERT INTO work SELECT txid_current(); SELECT pg_advisory_xact_lock_shared(1)", other)) await work.ExecuteNonQueryAsync();
        await run.First.AppendAsync("first", TestEvents.Event());
        await run.Second.AppendAsync("second", TestEvents.Event());
        Assert.Equal("first second", await run.Reader.LookAsync());
    }
}
