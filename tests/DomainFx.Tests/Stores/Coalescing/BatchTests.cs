using DomainFx.Stores;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Tests.Stores.Coalescing;

/// <summary>What goes into a batch, and when it is sent.</summary>
public sealed class BatchTests
{
    private readonly ControlledSink _sink = new();

    [Fact]
    public async Task A_lone_append_is_sent_before_the_call_returns()
    {
        await using var appender = new CoalescingAppender(_sink);
        var appended = appender.AppendAsync(Appends.To("a", "1"), CancellationToken.None);
        Assert.Equal(1, _sink.Count);
        (await _sink.NextAsync()).Complete();
        Assert.Equal(new AppendResult(1, 1, false), await appended);
    }

    [Fact]
    public async Task A_sink_that_blocks_is_never_called_on_the_callers_thread()
    {
        var sink = new ControlledSink { IsBlocking = true };
        await using var appender = new CoalescingAppender(sink);
        var callers = new TaskCompletionSource<(int ThreadId, Task<AppendResult> Appended)>();
        new Thread(() => callers.SetResult((Environment.CurrentManagedThreadId, appender.AppendAsync(Appends.To("a", "1"), CancellationToken.None).AsTask()))).Start();
        var batch = await sink.NextAsync();
        var (threadId, appended) = await callers.Task;
        batch.Complete();
        await appended;
        Assert.NotEqual(threadId, batch.ThreadId);
    }

    [Fact]
    public async Task What_arrives_while_a_batch_is_on_its_way_joins_the_next_one()
    {
        await using var appender = new CoalescingAppender(_sink);
        var appended = Send(appender, ("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"));
        await ExpectBatches(["1"], ["2", "3", "4"]);
        Assert.Equal([1, 1, 2, 3], (await Task.WhenAll(appended)).Select(result => result.StreamVersion));
    }

    [Fact]
    public async Task After_a_pause_the_next_append_is_sent_at_once_again()
    {
        await using var appender = new CoalescingAppender(_sink);
        for (var i = 1; i <= 3; i++)
        {
            var appended = Send(appender, ("a", "1"));
            Assert.Equal(i, _sink.Count);
            await ExpectBatches(["1"]);
            await Task.WhenAll(appended);
        }
    }

    [Fact]
    public async Task A_batch_holds_one_append_a_stream_in_the_order_they_came()
    {
        await using var appender = new CoalescingAppender(_sink);
        var appended = Send(appender, ("x", "0"), ("a", "1"), ("a", "2"), ("b", "3"), ("a", "4"), ("b", "5"));
        await ExpectBatches(["0"], ["1", "3"], ["2", "5"], ["4"]);
        await Task.WhenAll(appended);
    }

    [Fact]
    public async Task An_append_to_several_streams_shares_none_and_is_not_overtaken_on_any()
    {
        await using var appender = new CoalescingAppender(_sink);
        List<Task> appended = [.. Send(appender, ("x", "0"), ("a", "1"))];
        appended.Add(appender.AppendAsync([Appends.To("a", "2"), Appends.To("b", "2b")], CancellationToken.None).AsTask());
        appended.AddRange(Send(appender, ("b", "3"), ("c", "4")));
        await ExpectBatches(["0"], ["1", "4"], ["2"], ["3"]);
        await Task.WhenAll(appended);
    }

    [Fact]
    public async Task An_append_to_several_streams_has_a_result_for_each()
    {
        await using var appender = new CoalescingAppender(_sink);
        var appended = appender.AppendAsync([Appends.To("a", "1"), Appends.To("b", "2")], CancellationToken.None);
        (await _sink.NextAsync()).Complete();
        Assert.Equal([1, 2], (await appended).Select(result => result.Position));
    }

    [Fact]
    public async Task Two_appends_to_one_stream_at_once_are_refused_and_none_needs_no_batch()
    {
        await using var appender = new CoalescingAppender(_sink);
        await Assert.ThrowsAsync<ArgumentException>(() => appender.AppendAsync([Appends.To("a", "1"), Appends.To("a", "2")], CancellationToken.None).AsTask());
        Assert.Empty(await appender.AppendAsync([], CancellationToken.None));
        Assert.Equal(0, _sink.Count);
    }

    [Fact]
    public async Task Batches_are_bounded_in_count()
    {
        await using var appender = new CoalescingAppender(_sink, new CoalescingOptions { MaxBatchCount = 3 });
        var appended = Send(appender, [("x", "0"), .. Enumerable.Range(1, 7).Select(i => ($"s{i}", $"{i}"))]);
        await ExpectBatches(["0"], ["1", "2", "3"], ["4", "5", "6"], ["7"]);
        await Task.WhenAll(appended);
    }

    [Fact]
    public async Task Batches_are_bounded_in_bytes_and_a_large_append_goes_alone()
    {
        await using var appender = new CoalescingAppender(_sink, new CoalescingOptions { MaxBatchBytes = 100, LargeAppendBytes = 60 });
        var appended = new[] { ("0", 1), ("1", 50), ("2", 50), ("3", 1), ("4", 61), ("5", 1), ("6", 500), ("7", 1) }
            .Select(one => appender.AppendAsync(Appends.To($"s{one.Item1}", one.Item1, one.Item2), CancellationToken.None).AsTask()).ToArray();
        await ExpectBatches(["0"], ["1", "2"], ["3"], ["4"], ["5"], ["6"], ["7"]);
        await Task.WhenAll(appended);
    }

    private static Task<AppendResult>[] Send(CoalescingAppender appender, params (string Stream, string Name)[] appends) =>
        [.. appends.Select(one => appender.AppendAsync(Appends.To(one.Stream, one.Name), CancellationToken.None).AsTask())];

    private async Task ExpectBatches(params string[][] expected)
    {
        foreach (var names in expected)
        {
            var batch = await _sink.NextAsync();
            Assert.Equal(names, batch.Names);
            batch.Complete();
        }
    }
}
