using System.Text;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Tests.Stores.Coalescing;

/// <summary>Callers that are cancelled, a queue that is full, an appender that is disposed: nobody hangs.</summary>
public sealed class LeavingTests
{
    private readonly ControlledSink _sink = new();

    [Fact]
    public async Task Who_is_cancelled_while_waiting_is_never_sent()
    {
        await using var appender = new CoalescingAppender(_sink);
        using var cancellation = new CancellationTokenSource();
        var first = appender.AppendAsync(Appends.To("a", "1"), CancellationToken.None).AsTask();
        var waiting = appender.AppendAsync(Appends.To("b", "2"), cancellation.Token).AsTask();
        var third = appender.AppendAsync(Appends.To("c", "3"), CancellationToken.None).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        (await _sink.NextAsync()).Complete();
        var next = await _sink.NextAsync();
        Assert.Equal(["3"], next.Names);
        next.Complete();
        await Task.WhenAll(first, third);
    }

    [Fact]
    public async Task Who_is_cancelled_on_the_way_leaves_at_once_and_the_batch_goes_on_with_the_data_it_had()
    {
        await using var appender = new CoalescingAppender(_sink);
        using var cancellation = new CancellationTokenSource();
        var data = Encoding.UTF8.GetBytes("before");
        var leaving = appender.AppendAsync(Appends.To("a", data), cancellation.Token).AsTask();
        var batch = await _sink.NextAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        data.AsSpan().Fill((byte)'x');
        Assert.Equal("before", batch.DataOf(0));
        batch.Complete();
    }

    [Fact]
    public async Task Who_is_cancelled_before_is_never_sent()
    {
        await using var appender = new CoalescingAppender(_sink);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => appender.AppendAsync(Appends.To("a", "1"), new CancellationToken(canceled: true)).AsTask());
        Assert.Equal(0, _sink.Count);
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_until_there_is_room()
    {
        await using var appender = new CoalescingAppender(_sink, new CoalescingOptions { QueueCapacity = 2 });
        var sent = new[] { "a", "b", "c" }.Select(name => appender.AppendAsync(Appends.To(name, name), CancellationToken.None).AsTask()).ToArray();
        (await _sink.NextAsync()).Complete();
        await sent[0];
        var second = await _sink.NextAsync();
        // The third had no place when the second batch was made up.
        Assert.Equal(["b"], second.Names);
        second.Complete();
        (await _sink.NextAsync()).Complete();
        await Task.WhenAll(sent);
    }

    [Fact]
    public async Task Waiting_for_room_can_be_cancelled()
    {
        await using var appender = new CoalescingAppender(_sink, new CoalescingOptions { QueueCapacity = 1 });
        using var cancellation = new CancellationTokenSource();
        var first = appender.AppendAsync(Appends.To("a", "1"), CancellationToken.None).AsTask();
        var waiting = appender.AppendAsync(Appends.To("b", "2"), cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        (await _sink.NextAsync()).Complete();
        await first;
        Assert.Equal(1, _sink.Count);
    }

    [Fact]
    public async Task Disposal_waits_for_what_was_accepted_and_refuses_the_rest()
    {
        var appender = new CoalescingAppender(_sink, new CoalescingOptions { QueueCapacity = 2 });
        var accepted = new[] { "a", "b" }.Select(name => appender.AppendAsync(Appends.To(name, name), CancellationToken.None).AsTask()).ToArray();
        var without = new[] { "c", "d" }.Select(name => appender.AppendAsync(Appends.To(name, name), CancellationToken.None).AsTask()).ToArray();
        var disposal = appender.DisposeAsync().AsTask();
        (await _sink.NextAsync()).Complete();
        await accepted[0];
        Assert.False(disposal.IsCompleted);
        (await _sink.NextAsync()).Complete();
        await accepted[1];
        await disposal.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        foreach (var refused in without) await Assert.ThrowsAsync<ObjectDisposedException>(() => refused);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => appender.AppendAsync(Appends.To("e", "e"), CancellationToken.None).AsTask());
        await appender.DisposeAsync();
        Assert.Equal(2, _sink.Count);
    }

    [Fact]
    public async Task Disposal_after_a_failing_batch_ends_too()
    {
        var appender = new CoalescingAppender(_sink);
        var failing = appender.AppendAsync(Appends.To("a", "a"), CancellationToken.None).AsTask();
        var disposal = appender.DisposeAsync().AsTask();
        (await _sink.NextAsync()).Throw(new IOException("cut"));
        await Assert.ThrowsAsync<IOException>(() => failing);
        await disposal.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }
}
