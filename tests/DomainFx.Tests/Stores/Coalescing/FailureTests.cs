using DomainFx.Stores;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Tests.Stores.Coalescing;

/// <summary>Each member has a result of its own, whatever becomes of the others.</summary>
public sealed class FailureTests
{
    private static readonly StreamId Stream = new("test", "b");
    private readonly ControlledSink _sink = new();

    [Fact]
    public async Task A_conflict_fails_one_member_only()
    {
        await using var appender = new CoalescingAppender(_sink);
        var (first, second, third) = await BatchOfThree(appender);
        var conflict = new ConcurrencyException(Stream, ExpectedVersion.NoStream, 3);
        (await _sink.NextAsync()).Fail("2", conflict).Complete();
        Assert.Equal(1, (await first).StreamVersion);
        Assert.Same(conflict, await Assert.ThrowsAsync<ConcurrencyException>(() => second));
        Assert.Equal(3, (await third).StreamVersion);
    }

    [Fact]
    public async Task When_a_batch_fails_its_members_are_sent_again_alone_with_the_same_events()
    {
        await using var appender = new CoalescingAppender(_sink);
        var (first, second, third) = await BatchOfThree(appender);
        var aborted = await _sink.NextAsync();
        aborted.Throw(new IOException("cut"));
        foreach (var name in new[] { "1", "2", "3" })
        {
            var alone = await _sink.NextAsync();
            Assert.Equal([name], alone.Names);
            alone.Complete();
        }

        Assert.All(await Task.WhenAll(first, second, third), result => Assert.Equal(1, result.StreamVersion));
    }

    [Fact]
    public async Task Only_the_member_that_fails_alone_too_fails()
    {
        await using var appender = new CoalescingAppender(_sink);
        var (first, second, third) = await BatchOfThree(appender);
        (await _sink.NextAsync()).Throw(new IOException("of the batch"));
        (await _sink.NextAsync()).Complete();
        (await _sink.NextAsync()).Throw(new IOException("of the member"));
        (await _sink.NextAsync()).Complete();
        await first;
        Assert.Equal("of the member", (await Assert.ThrowsAsync<IOException>(() => second)).Message);
        await third;
    }

    [Fact]
    public async Task What_a_failed_batch_settled_does_not_count()
    {
        await using var appender = new CoalescingAppender(_sink);
        var (first, second, third) = await BatchOfThree(appender);
        (await _sink.NextAsync()).Fail("2", new ConcurrencyException(Stream, ExpectedVersion.NoStream, 3)).Throw(new IOException("cut"));
        for (var i = 0; i < 3; i++) (await _sink.NextAsync()).Complete();
        Assert.Equal(3, (await Task.WhenAll(first, second, third)).Length);
    }

    [Fact]
    public async Task A_member_alone_is_sent_once_and_the_next_batch_goes_on()
    {
        await using var appender = new CoalescingAppender(_sink);
        var failed = appender.AppendAsync(Appends.To("a", "1"), CancellationToken.None).AsTask();
        (await _sink.NextAsync()).Throw(new IOException("cut"));
        await Assert.ThrowsAsync<IOException>(() => failed);
        var next = appender.AppendAsync(Appends.To("a", "2"), CancellationToken.None).AsTask();
        (await _sink.NextAsync()).Complete();
        await next;
        Assert.Equal(2, _sink.Count);
    }

    private async Task<(Task<AppendResult> First, Task<AppendResult> Second, Task<AppendResult> Third)> BatchOfThree(CoalescingAppender appender)
    {
        _ = appender.AppendAsync(Appends.To("x", "0"), CancellationToken.None).AsTask();
        var sent = new[] { "a", "b", "c" }.Select((stream, i) => appender.AppendAsync(Appends.To(stream, $"{i + 1}"), CancellationToken.None).AsTask()).ToArray();
        (await _sink.NextAsync()).Complete();
        return (sent[0], sent[1], sent[2]);
    }
}
