using DomainFx.Postgres.Tests.Servers;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>With a flaw in its functions, a store passes over events: what the other tests of this folder hold up would be noticed.</summary>
public sealed class FlawTests(SharedServer server)
{
    private static readonly Flaw[] Flaws = [Flaw.NoFenceInAppends, Flaw.FenceAfterAllocation, Flaw.FenceInBlock, Flaw.ReaderIgnoresFence];

    public static TheoryData<string> Names => [.. Flaws.Select(flaw => flaw.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task An_append_in_flight_is_passed_over_if(string flaw)
    {
        // A fence that is taken too late shows only where readers are told the fence itself, and not the position of a stored event.
        var second = flaw == Flaw.FenceAfterAllocation.Name ? Flaw.BareFence : null;
        await using var run = await Interleaving.StartAsync(server.ConnectionString, Flaws.Single(one => one.Name == flaw), second);
        var slow = await run.StallAsync(run.First, "slow");
        await run.Second.AppendAsync("fast", TestEvents.Event());
        var seen = await run.Reader.LookAsync();
        await slow.Gate.OpenAsync();
        await slow.Append;
        Assert.Equal("fast", seen + await run.Reader.LookAsync());
        Assert.Equal(["slow", "fast"], (await run.ReadingStore.ReadAllAsync()).Select(one => one.Stream.Id));
    }

    [Fact]
    public async Task The_very_first_event_is_passed_over_if_the_sequence_is_read_by_select()
    {
        // The second flaw takes away what else holds a reader back: that it is told the position of a stored event.
        await using var run = await Interleaving.StartAsync(server.ConnectionString, Flaw.PlainSequence, Flaw.BareFence);
        var first = await run.StallAsync(run.First, "first");
        Assert.Equal(1, await run.ReadingStore.GetHeadAsync());
        Assert.Equal("", await run.Reader.LookAsync());
        await first.Gate.OpenAsync();
        await first.Append;
        Assert.Equal("", await run.Reader.LookAsync());
    }
}
