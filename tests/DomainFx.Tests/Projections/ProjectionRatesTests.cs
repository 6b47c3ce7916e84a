using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Tests.Projections;

/// <summary>A rate is that of a partition, and not of who looks when.</summary>
public sealed class ProjectionRatesTests
{
    private static readonly ProjectionKey Key = new("one", 1);
    private readonly SteppedClock _clock = new();
    private readonly ProjectionRates _rates;

    public ProjectionRatesTests() => _rates = new ProjectionRates(_clock);

    [Fact]
    public void Whoever_looks_often_changes_nothing_for_who_looks_seldom()
    {
        // 100 a second for five minutes, then 300.
        static long At(double seconds) => (long)(seconds <= 300 ? 100 * seconds : 30_000 + (300 * (seconds - 300)));
        var alone = new ProjectionRates(_clock);
        for (double seconds = 0; seconds <= 600; seconds += 0.25)
        {
            _clock.Now = TimeSpan.FromSeconds(seconds);
            double often = Look(At(seconds));
            if (seconds is > 2 and < 300) Assert.Equal(100, often, 9);
            if (seconds >= 312) Assert.Equal(300, often, 9);
            if (seconds % 15 == 0) Assert.Equal(alone.Look(Key, 0, At(seconds), _clock.GetTimestamp()), often, 9);
        }
    }

    [Fact]
    public void Nothing_is_known_of_the_first_second()
    {
        Assert.Equal(0, Look(0));
        _clock.Now += TimeSpan.FromMilliseconds(999);
        Assert.Equal(0, Look(5_000));
        _clock.Now += TimeSpan.FromMilliseconds(1_001);
        Assert.Equal(2_500, Look(5_000));
    }

    [Fact]
    public void One_that_is_set_back_begins_anew_and_a_look_that_was_overtaken_is_no_setback()
    {
        Look(0);
        _clock.Now += TimeSpan.FromSeconds(10);
        long overtaken = _clock.GetTimestamp();
        _clock.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(10, Look(200));
        Assert.Equal(10, _rates.Look(Key, 0, 100, overtaken));
        Assert.Equal(10, Look(200));
        Assert.Equal(0, Look(5));
        _clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(20, Look(45));
    }

    [Fact]
    public void Partitions_that_are_gone_are_forgotten()
    {
        Look(0);
        _rates.Look(Key, 1, 0, _clock.GetTimestamp());
        _clock.Now += TimeSpan.FromSeconds(5);
        _rates.Keep([new ProjectionState { Key = Key, Stage = ProjectionStage.Live, Status = ProjectionStatus.Running, Partitions = [new PartitionState(0, new Checkpoint(0), null)] }]);
        Assert.Equal(10, Look(50));
        Assert.Equal(0, _rates.Look(Key, 1, 50, _clock.GetTimestamp()));
        _rates.Keep([]);
        Assert.Equal(0, Look(50));
    }

    private double Look(long position) => _rates.Look(Key, 0, position, _clock.GetTimestamp());

    /// <summary>A clock that a test moves on.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
