using DomainFx.Stores;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Tests.Stores.Coalescing;

/// <summary>A member whose streams others hold is put off, and holds up nobody.</summary>
public sealed class PutOffTests
{
    private readonly ControlledSink _sink = new();

    [Fact]
    public async Task What_is_put_off_is_sent_alone_while_others_go_on()
    {
        await using var appender = new CoalescingAppender(_sink);
        var (held, other) = (Send(appender, "held", "1"), Send(appender, "other", "2"));
        (await _sink.NextAsync()).PutOff("1").Complete();
        var putOff = await _sink.NextAsync();
        Assert.Equal(["1"], putOff.Names);
        (await _sink.NextAsync()).Complete();
        await other;
        Assert.False(held.IsCompleted);
        putOff.Complete();
        await held;
    }

    [Fact]
    public async Task What_comes_later_for_its_stream_stays_behind_it()
    {
        await using var appender = new CoalescingAppender(_sink);
        var first = Send(appender, "held", "1");
        (await _sink.NextAsync()).PutOff("1").Complete();
        var putOff = await _sink.NextAsync();
        var (second, other) = (Send(appender, "held", "2"), Send(appender, "other", "3"));
        var batch = await _sink.NextAsync();
        Assert.Equal(["3"], batch.Names);
        batch.Complete();
        await other;
        Assert.Equal(3, _sink.Count);
        putOff.Complete();
        await first;
        var last = await _sink.NextAsync();
        Assert.Equal(["2"], last.Names);
        last.Complete();
        await second;
    }

    [Fact]
    public async Task Its_failure_is_its_callers()
    {
        await using var appender = new CoalescingAppender(_sink);
        var held = Send(appender, "held", "1");
        (await _sink.NextAsync()).PutOff("1").Complete();
        (await _sink.NextAsync()).Throw(new IOException("held too long"));
        await Assert.ThrowsAsync<IOException>(() => held);
    }

    [Fact]
    public async Task Disposing_waits_for_it_and_for_what_is_behind_it()
    {
        var appender = new CoalescingAppender(_sink);
        var first = Send(appender, "held", "1");
        (await _sink.NextAsync()).PutOff("1").Complete();
        var putOff = await _sink.NextAsync();
        var second = Send(appender, "held", "2");
        var disposal = appender.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        putOff.Complete();
        await first;
        Assert.False(disposal.IsCompleted);
        (await _sink.NextAsync()).Complete();
        await Task.WhenAll(second, disposal);
    }

    private static Task<AppendResult> Send(CoalescingAppender appender, string stream, string name) =>
        appender.AppendAsync(Appends.To(stream, name), CancellationToken.None).AsTask();
}
