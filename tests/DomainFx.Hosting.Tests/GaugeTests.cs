using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DomainFx.Hosting.Health;
using DomainFx.Hosting.Tests.Model;
using DomainFx.Postgres;
using DomainFx.Projections;
using DomainFx.Testing.Postgres;

namespace DomainFx.Hosting.Tests;

/// <summary>While the store does not answer, gauges do not go on saying what it once said.</summary>
public sealed class GaugeTests : IDisposable
{
    // Told apart from those of other tests, which run beside.
    private const int Number = 778;
    private const string Owner = "gauge-tests";
    private readonly ConcurrentDictionary<string, double> _last = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public GaugeTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "DomainFx" && instrument.IsObservable) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    [Fact]
    public async Task A_server_that_is_stopped_takes_the_figures_along_and_brings_them_back()
    {
        await using PostgresServer server = await PostgresServer.StartClusterAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using Domain domain = Domain.Create(builder => ChangedModule.With(builder, new NewerReadModel<AccountBalance> { Number = Number }).UsePostgres(
            new PostgresStoreOptions { ConnectionString = server.ConnectionString, RetryTimeout = TimeSpan.FromMilliseconds(200) }));
        await using ProjectionWorker worker = await ProjectionWorker.StartAsync(domain, TemporaryDomain.Expiring with { Owner = Owner }, cancellationToken: TestContext.Current.CancellationToken);
        CommandResult result = await domain.Account("a").DepositAsync(1);
        await domain.WaitForAsync<AccountBalance>(result.Position, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await SeenAsync(last => last.GetValueOrDefault("position") == 1 && last["age"] < 1.2, "the place");

        await server.StopAsync(PostgresStop.Immediate, TestContext.Current.CancellationToken);
        await SeenAsync(last => last.Count == 1 && last["age"] > 2, "nothing but that it is long ago");

        await server.StartAgainAsync(TestContext.Current.CancellationToken);
        await SeenAsync(last => last.GetValueOrDefault("position") == 1 && last["age"] < 1.2, "the place again");
    }

    [Fact]
    public async Task Figures_are_said_for_as_long_as_a_lease_lasts_after_a_look_though_the_next_one_has_no_end()
    {
        var clock = new SteppedClock();
        var status = new Status();
        using var gauges = new ProjectionGauges(status, TemporaryDomain.Quick with { Owner = Owner, TimeProvider = clock });
        Assert.Equal(new() { ["age"] = 0 }, Look());
        clock.Now = TimeSpan.FromSeconds(2);
        await gauges.RefreshAsync(TestContext.Current.CancellationToken);
        clock.Now = TimeSpan.FromSeconds(3);
        Task second = gauges.RefreshAsync(TestContext.Current.CancellationToken);
        Dictionary<string, double> all = new() { ["age"] = 1, ["head"] = 9, ["parked"] = 2, ["position"] = 7, ["lag"] = 2, ["lag.time"] = 5, ["rate"] = 4, ["time.left"] = 3, ["status"] = 0, ["stage"] = 1, ["owned"] = 0 };
        Assert.Equal(all, Look());
        clock.Now = TimeSpan.FromSeconds(8);
        all["age"] = 6;
        Assert.Equal(all, Look());
        clock.Now = TimeSpan.FromSeconds(8.1);
        Assert.Equal(new() { ["age"] = 6.1 }, Look());
        status.Next.SetResult([]);
        await second;
        // As old as the question is, not the answer.
        Assert.Equal(new() { ["age"] = 5.1 }, Look());
    }

    public void Dispose() => _listener.Dispose();

    private Task SeenAsync(Func<Dictionary<string, double>, bool> condition, string what) => TemporaryDomain.EventuallyAsync(() => Task.FromResult(condition(Look())), $"the gauges show {what}");

    private Dictionary<string, double> Look()
    {
        _last.Clear();
        _listener.RecordObservableInstruments();
        return new(_last);
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, object?> named = tags.ToArray().ToDictionary();
        if (named.GetValueOrDefault("version") is Number || (!named.ContainsKey("version") && named.GetValueOrDefault("owner") is Owner)) _last[instrument.Name["domainfx.projection.".Length..]] = value;
    }

    /// <summary>Answers once, and then when it is told to.</summary>
    private sealed class Status : IProjectionStatus
    {
        private bool _isSecond;

        public TaskCompletionSource<IReadOnlyList<ProjectionInfo>> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<IReadOnlyList<ProjectionInfo>> GetAsync(CancellationToken cancellationToken = default)
        {
            if (_isSecond) return Next.Task;
            _isSecond = true;
            return Task.FromResult<IReadOnlyList<ProjectionInfo>>(
            [
                new ProjectionInfo
                {
                    Key = new ProjectionKey("one", Number), Stage = ProjectionStage.Live, Status = ProjectionStatus.Running, Parked = 2, Head = 9,
                    Partitions = [new PartitionInfo(0, 7, 2, TimeSpan.FromSeconds(5), 4, TimeSpan.FromSeconds(3), null)],
                },
            ]);
        }
    }

    /// <summary>A clock that a test moves on.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
