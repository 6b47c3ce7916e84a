using DomainFx.Commands;

namespace DomainFx.Tests.Commands;

public sealed class StreamSeatsTests
{
    private readonly StreamSeats<object> _seats = new(keptAggregates: 2);

    [Fact]
    public async Task Those_who_wait_are_served_in_the_order_they_came()
    {
        var seat = await _seats.EnterAsync("a", default);
        var served = new List<int>();
        var waiters = new List<Task>();
        for (var i = 0; i < 20; i++) waiters.Add(ServeAsync(i, _seats.EnterAsync("a", default)));
        Assert.Empty(served);
        _seats.Leave(seat);
        await Task.WhenAll(waiters);
        Assert.Equal(Enumerable.Range(0, 20), served);

        async Task ServeAsync(int number, ValueTask<StreamSeat<object>> entering)
        {
            var mine = await entering;
            served.Add(number);
            _seats.Leave(mine);
        }
    }

    [Fact]
    public async Task Only_one_at_a_time_is_let_in()
    {
        var inside = 0;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            var seat = await _seats.EnterAsync("a", default);
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            _seats.Leave(seat);
        })));
        Assert.Equal(0, _seats.Count);
    }

    [Fact]
    public async Task Other_streams_do_not_wait()
    {
        _ = await _seats.EnterAsync("a", default);
        _ = await _seats.EnterAsync("b", default).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_is_passed_over()
    {
        var seat = await _seats.EnterAsync("a", default);
        using var source = new CancellationTokenSource();
        var impatient = _seats.EnterAsync("a", source.Token).AsTask();
        var patient = _seats.EnterAsync("a", default).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(patient.IsCompleted);
        _seats.Leave(seat);
        _seats.Leave(await patient);
        Assert.Equal(0, _seats.Count);
    }

    [Fact]
    public async Task Cancelling_after_the_seat_was_given_does_not_lose_it()
    {
        for (var round = 0; round < 200; round++)
        {
            var seat = await _seats.EnterAsync("a", default);
            using var source = new CancellationTokenSource();
            var waiting = _seats.EnterAsync("a", source.Token).AsTask();
            await Task.WhenAll(Task.Run(() => _seats.Leave(seat)), source.CancelAsync());
            try
            {
                _seats.Leave(await waiting);
            }
            catch (OperationCanceledException)
            {
                // Then it was never given.
            }

            Assert.Equal(0, _seats.Count);
        }
    }

    [Fact]
    public async Task A_stream_nobody_uses_takes_no_room()
    {
        _seats.Leave(await _seats.EnterAsync("a", default));
        Assert.Equal(0, _seats.Count);
    }

    [Fact]
    public async Task What_was_kept_is_there_for_the_next_and_only_once()
    {
        var aggregate = new object();
        await KeepAsync("a", aggregate);
        var seat = await _seats.EnterAsync("a", default);
        Assert.Same(aggregate, seat.TakeKept());
        Assert.Null(seat.TakeKept());
        _seats.Leave(seat);
        Assert.Equal(0, _seats.Count);
    }

    [Fact]
    public async Task The_aggregate_used_longest_ago_goes_first()
    {
        await KeepAsync("a", new object());
        await KeepAsync("b", new object());
        await KeepAsync("a", new object());
        await KeepAsync("c", new object());
        Assert.Equal(2, _seats.Count);
        Assert.True(await IsKeptAsync("a"));
        Assert.False(await IsKeptAsync("b"));
    }

    [Fact]
    public async Task A_stream_in_use_is_not_counted_among_the_kept()
    {
        var seat = await _seats.EnterAsync("busy", default);
        seat.Keep(new object());
        await KeepAsync("a", new object());
        await KeepAsync("b", new object());
        await KeepAsync("c", new object());
        Assert.True(seat.HasKept);
        _seats.Leave(seat);
        Assert.True(await IsKeptAsync("busy"));
    }

    [Fact]
    public async Task An_uncontended_stream_at_rest_costs_no_allocation()
    {
        await KeepAsync("a", new object());
        EnterAndLeave();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) EnterAndLeave();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void EnterAndLeave()
        {
            var seat = AtOnce(_seats.EnterAsync("a", default));
            seat.Keep(seat.TakeKept()!);
            _seats.Leave(seat);
        }
    }

    private static StreamSeat<object> AtOnce(ValueTask<StreamSeat<object>> entering) =>
        entering.IsCompletedSuccessfully ? entering.Result : throw new InvalidOperationException("It waited.");

    private async Task KeepAsync(string stream, object aggregate)
    {
        var seat = await _seats.EnterAsync(stream, default);
        seat.Keep(aggregate);
        _seats.Leave(seat);
    }

    private async Task<bool> IsKeptAsync(string stream)
    {
        var seat = await _seats.EnterAsync(stream, default);
        var isKept = seat.HasKept;
        _seats.Leave(seat);
        return isKept;
    }
}
