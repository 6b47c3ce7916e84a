using DomainFx.Postgres.Reading;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Notifications;

public sealed class HeadPollerTests
{
    private readonly HeadSignal _signal = new();
    private long _head;
    private int _looks;

    [Fact]
    public async Task An_idle_store_is_looked_at_more_and_more_seldom_and_at_once_when_woken()
    {
        var poller = new HeadPoller(_signal, LookAsync, interval: TimeSpan.FromMilliseconds(10), maxInterval: TimeSpan.FromMinutes(10));
        var waiting = _signal.WaitAsync(0, TestContext.Current.CancellationToken);
        poller.Start();
        // 10, 20, 40 and so on up to 1,280 ms.
        await Task.Delay(2_000, TestContext.Current.CancellationToken);
        Assert.InRange(Volatile.Read(ref _looks), 2, 8);
        Volatile.Write(ref _head, 7);
        Assert.False(waiting.IsCompleted);
        poller.Wake();
        await waiting;
    }

    [Fact]
    public async Task Nobody_who_waits_nobody_who_looks()
    {
        var poller = new HeadPoller(_signal, LookAsync, interval: TimeSpan.FromMilliseconds(1), maxInterval: TimeSpan.FromMilliseconds(1));
        var waiting = _signal.WaitAsync(0, TestContext.Current.CancellationToken);
        poller.Start();
        Volatile.Write(ref _head, 7);
        await waiting;
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var looks = Volatile.Read(ref _looks);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(looks, Volatile.Read(ref _looks));
    }

    private ValueTask<long> LookAsync()
    {
        Interlocked.Increment(ref _looks);
        return new ValueTask<long>(Volatile.Read(ref _head));
    }
}
