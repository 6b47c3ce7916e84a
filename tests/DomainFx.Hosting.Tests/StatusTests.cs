using DomainFx.Hosting.Tests.Model;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>How fast a projection gets on, and when it will be there.</summary>
public sealed class StatusTests
{
    private const int Batch = 16;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task Rate_and_time_left_come_from_the_way_of_the_last_seconds_whoever_else_looks(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        for (int number = 0; number < 3 * Batch; number++) await temporary.Domain.Account("a").DepositAsync(1);
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously), third = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var notes = new StoreSpy.Notes
        {
            WhileReadingAsync = after => after == 0 ? Task.CompletedTask : (after == Batch ? second : third).Task.WaitAsync(TimeSpan.FromSeconds(60), Token),
        };
        var clock = new SteppedClock();
        await using Domain held = Domain.Create(builder => ChangedModule.Only(builder, "ledger").UseStore(_ => StoreSpy.On(temporary.Store, notes)));
        await using ProjectionWorker worker = await temporary.StartAsync(domain: held);
        // Who looks reads the log too, and is not held up.
        await using Domain domain = Domain.Create(builder => ChangedModule.Only(builder, "ledger").UseStore(_ => StoreSpy.On(temporary.Store, new StoreSpy.Notes())).Configure(options => options.TimeProvider = clock));
        try
        {
            await temporary.StatusIsAsync("ledger", info => info.Position == Batch, "has done a page");
            Assert.Equal((0, null), await LookAsync(domain));
            clock.Now += TimeSpan.FromSeconds(10);
            Assert.Equal((0, null), await LookAsync(domain));
            second.SetResult();
            await temporary.StatusIsAsync("ledger", info => info.Position == 2 * Batch, "has done two pages");
            // Since the start: the look of 10 seconds later says nothing of a rate at that moment.
            Assert.Equal((1.6, TimeSpan.FromSeconds(10)), await LookAsync(domain));
            clock.Now += TimeSpan.FromSeconds(6);
            // 16 in 16 seconds, and as many are left, whoever looked just before. It was the way since the last look once: to the second of these it was nothing.
            for (int look = 0; look < 3; look++) Assert.Equal((1, TimeSpan.FromSeconds(16)), await LookAsync(domain));
            clock.Now += TimeSpan.FromMilliseconds(50);
            Assert.InRange((await LookAsync(domain)).Rate, 0.99, 1);
            clock.Now += TimeSpan.FromMilliseconds(3_950);
            // The look of 10 seconds ago, which was before these 16.
            Assert.Equal((1.6, TimeSpan.FromSeconds(10)), await LookAsync(domain));
        }
        finally
        {
            second.TrySetResult();
            third.TrySetResult();
        }

        await temporary.Domain.WaitForAsync<Ledger>(3 * Batch, TimeSpan.FromSeconds(20), Token);
        clock.Now += TimeSpan.FromSeconds(16);
        Assert.Equal((1, TimeSpan.Zero), await LookAsync(domain));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Lag_counts_events_of_the_projection_up_to_where_counting_is_worth_it(string store)
    {
        await using var temporary = new TemporaryDomain(store, domain => ChangedModule.Only(domain, "account-balance"));
        await using ProjectionWorker worker = await temporary.StartAsync();
        CommandResult first = await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.Domain.WaitForAsync<AccountBalance>(first.Position, TimeSpan.FromSeconds(20), Token);
        await temporary.Domain.ProjectionControl.PauseAsync("account-balance", Token);
        await NoteAsync(5);
        Assert.Equal((0, TimeSpan.Zero), await LagAsync());
        for (int number = 0; number < 3; number++) await temporary.Domain.Account("b").DepositAsync(1);
        await NoteAsync(9_992);
        ProjectionInfo info = await temporary.StatusAsync("account-balance");
        Assert.Equal((10_000, 3), (info.Head - info.Position, info.Lag));
        await NoteAsync(1);
        Assert.Equal(10_001, (await LagAsync()).Lag);
        Assert.True((await LagAsync()).Time > TimeSpan.Zero);

        async Task<(long Lag, TimeSpan Time)> LagAsync() => await temporary.StatusAsync("account-balance") is { } now ? (now.Lag, now.LagTime) : default;

        // Events of others.
        async Task NoteAsync(int count) => await temporary.Store.AppendAsync(
            new StreamAppend
            {
                Stream = new StreamId("account", Guid.NewGuid().ToString()), Expected = ExpectedVersion.NoStream,
                Events = Enumerable.Range(0, count).Select(_ => new EventData(Guid.NewGuid(), new EventType("noted", 1), "{\"text\":\"\"}"u8.ToArray(), DateTimeOffset.UtcNow, EventMetadata.Empty)).ToArray(),
            },
            Token);
    }

    private static async Task<(double Rate, TimeSpan? TimeLeft)> LookAsync(Domain domain)
    {
        ProjectionInfo info = Assert.Single(await domain.ProjectionStatus.GetAsync(Token));
        return (info.Partitions[0].Rate, info.TimeLeft);
    }

    /// <summary>A clock that a test moves on.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
