using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>Each of the functions that append takes the fence, and after its rows: of one event, of one event of a command, of a batch, and of one event that is not as usual.</summary>
public sealed class AppendFunctionTests(SharedServer server)
{
    private const string Event = "append_event_v1, one event at the version that is expected";
    private const string Command = "append_command_v1, one event whatever the version";
    private const string Batch = "append_v1, two events";
    private const string NewStream = "append_event_v1, the first event of a stream, which it leaves to append_v1";

    private static readonly string[] Functions = [Event, Command, Batch, NewStream];

    public static TheoryData<string> Names => [.. Functions];

    public static TheoryData<string, bool> NamesWithFlaw => [.. from name in Functions from isLate in new[] { false, true } select new TheoryDataRow<string, bool>(name, isLate)];

    [Theory, MemberData(nameof(Names))]
    public async Task What_is_in_flight_is_waited_for(string function)
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        Assert.Equal("", await SeenBesideAsync(run, function));
        Assert.Equal("slow fast", (await run.Reader.LookAsync()).Replace("slow slow", "slow", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(NamesWithFlaw))]
    public async Task It_is_passed_over_where_the_function_takes_no_fence_or_takes_it_late(string function, bool isLate)
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString, isLate ? Flaw.FenceAfterAllocation : Flaw.NoFenceInAppends, isLate ? Flaw.BareFence : null);
        var seen = await SeenBesideAsync(run, function);
        Assert.Equal("fast", seen + await run.Reader.LookAsync());
    }

    [Fact]
    public async Task One_event_of_a_stream_that_another_transaction_holds_waits_for_it_alone()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        await run.First.AppendAsync(Exactly(0, "held", 1));
        var slow = await run.StallAsync(run.Second, "held");
        var waiting = run.First.AppendAsync(Exactly(1, "held", 1)).AsTask();
        Assert.Equal(1, (await run.First.AppendAsync(Exactly(0, "free", 1))).StreamVersion);
        Assert.Equal(2, (await run.First.AppendAsync(Exactly(1, "free", 1))).StreamVersion);
        Assert.False(waiting.IsCompleted);
        await slow.Gate.OpenAsync();
        await slow.Append;
        Assert.Equal(2, (await Assert.ThrowsAsync<ConcurrencyException>(() => waiting)).Actual);
        Assert.Equal(3, (await run.First.AppendAsync(Exactly(2, "held", 1))).StreamVersion);
    }

    /// <summary>What a reader sees beside an append in flight, after which another one was committed.</summary>
    private static async Task<string> SeenBesideAsync(Interleaving run, string function)
    {
        if (function is not NewStream) await run.Second.AppendAsync("slow", TestEvents.Event());
        await run.Reader.LookAsync();
        await using var gate = await Gate.CloseAsync(run.Schema);
        var stalled = TestEvents.Event(gate.Data);
        var append = run.First.AppendAsync(function switch
        {
            Event => Exactly(1, "slow", stalled),
            Command => TestEvents.Append("slow", stalled),
            Batch => Exactly(1, "slow", stalled, TestEvents.Event()),
            _ => Exactly(0, "slow", stalled),
        }).AsTask();
        var query = await run.Schema.ScalarAsync<string>($"SELECT query FROM pg_stat_activity WHERE pid = {await gate.ReachedAsync()}");
        Assert.Contains($".{function[..function.IndexOf(',', StringComparison.Ordinal)]}(", query, StringComparison.Ordinal);
        await run.Second.AppendAsync("fast", TestEvents.Event());
        var seen = await run.Reader.LookAsync();
        await gate.OpenAsync();
        await append;
        return seen;
    }

    private static StreamAppend Exactly(long version, string stream, int count) => Exactly(version, stream, TestEvents.Events(count));

    private static StreamAppend Exactly(long version, string stream, params EventData[] events) =>
        new() { Stream = TestEvents.Stream(stream), Expected = ExpectedVersion.Exactly(version), Events = events };
}
