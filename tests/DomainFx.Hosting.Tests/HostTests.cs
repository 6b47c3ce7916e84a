using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DomainFx.Hosting.Tests.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DomainFx.Hosting.Tests;

/// <summary>A host runs the projections; one starts with what it finds, stops at once, and is seen from outside.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task A_host_starts_before_its_database_is_there_says_so_and_gets_on_when_it_is()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"domainfx-host-{Guid.NewGuid():N}");
        var log = new ListLogger();
        using IHost host = Build(Path.Combine(folder, "store.db"), log);
        await host.StartAsync(TestContext.Current.CancellationToken);
        await TemporaryDomain.EventuallyAsync(() => Task.FromResult(log.Lines.Count(line => line is { Id: 2203, Level: LogLevel.Error }) > 1), "it is said that the store cannot be reached");
        Assert.Contains("does not exist", log.Lines.First(line => line.Id == 2203).Text, StringComparison.Ordinal);

        Directory.CreateDirectory(folder);
        IDomain domain = host.Services.GetRequiredService<IDomain>();
        CommandResult result = await domain.Account("a").DepositAsync(5, new CommandOptions { WaitFor = [typeof(AccountBalance)], WaitTimeout = TimeSpan.FromSeconds(20) });
        Assert.Equal(result.Position, (await domain.AccountBalance().FindAsync("a"))!.LastPosition);

        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.All(await host.Services.GetRequiredService<IProjectionStatus>().GetAsync(TestContext.Current.CancellationToken), info => Assert.All(info.Partitions, partition => Assert.Null(partition.Owner)));
        host.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task After_a_clean_stop_another_worker_has_everything_at_once(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await using Domain other = temporary.Open();
        ProjectionOptions slow = TemporaryDomain.Quick with { LeaseDuration = TimeSpan.FromMinutes(10) };
        ProjectionWorker first = await temporary.StartAsync(slow with { Owner = "first" });
        await using ProjectionWorker second = await temporary.StartAsync(slow with { Owner = "second" }, other);
        await temporary.Domain.Account("a").DepositAsync(1);
        await first.DisposeAsync();
        CommandResult result = await temporary.Domain.Account("a").DepositAsync(1);
        // Far less than the lease would last.
        await temporary.Domain.WaitForAsync<AccountBalance>(result.Position, TimeSpan.FromSeconds(20));
        Assert.Equal("second", (await temporary.StatusAsync("account-balance")).Partitions[0].Owner);
    }

    [Fact]
    public async Task Health_says_what_has_stopped_what_is_parked_and_what_is_paused()
    {
        await using var temporary = new TemporaryDomain("sqlite");
        await temporary.CreateLedgersAsync();
        ServiceProvider services = new ServiceCollection().AddLogging().AddSingleton<IDomain>(temporary.Domain).AddHealthChecks().AddDomainFxProjections().Services.BuildServiceProvider();
        await using (services)
        {
            HealthCheckService health = services.GetRequiredService<HealthCheckService>();
            await using ProjectionWorker worker = await temporary.StartAsync();
            CommandResult result = await temporary.Domain.Account("a").DepositAsync(1);
            await temporary.Domain.WaitForAsync<Ledger>(result.Position, TimeSpan.FromSeconds(20));
            Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(TestContext.Current.CancellationToken)).Status);

            await temporary.Domain.ProjectionControl.PauseAsync("account-balance");
            HealthReport report = await health.CheckHealthAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HealthStatus.Degraded, report.Status);
            Assert.Contains("account-balance (version 1) is paused", report.Entries["projections"].Description, StringComparison.Ordinal);

            temporary.Faults.Break("bad");
            await temporary.Domain.Account("bad").DepositAsync(1);
            await temporary.StatusIsAsync("ledger", info => info.Error is not null, "has stopped");
            report = await health.CheckHealthAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HealthStatus.Unhealthy, report.Status);
            Assert.Contains("bad is broken", report.Entries["projections"].Description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Health_minds_no_projection_that_the_program_no_longer_has()
    {
        await using var temporary = new TemporaryDomain("sqlite");
        await using (await temporary.StartAsync()) await temporary.Domain.ProjectionControl.PauseAsync("account-balance");
        await using Domain next = temporary.Open(domain => ChangedModule.Only(domain, "fragile"));
        ServiceProvider services = new ServiceCollection().AddLogging().AddSingleton<IDomain>(next).AddHealthChecks().AddDomainFxProjections().Services.BuildServiceProvider();
        await using (services)
        {
            HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HealthStatus.Healthy, report.Status);
            Assert.Equal(["fragile (version 1)"], report.Entries["projections"].Data.Keys);
        }
    }

    [Fact]
    public async Task Status_and_metrics_show_place_lag_and_owner()
    {
        await using var temporary = new TemporaryDomain("sqlite");
        // Of the workers of other tests too, which run beside.
        HashSet<(string Name, double Value)> seen = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "DomainFx") listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { Owner = "me" });
        for (int number = 0; number < 10; number++) await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.Domain.WaitForAsync<AccountBalance>(10, TimeSpan.FromSeconds(20));
        await temporary.Domain.ProjectionControl.PauseAsync("account-balance");
        await temporary.Domain.Account("a").DepositAsync(1);
        ProjectionInfo info = await temporary.StatusAsync("account-balance");
        Assert.Equal((10, 11, 1, 0), (info.Position, info.Head, info.Lag, info.Parked));
        Assert.True(info.LagTime > TimeSpan.Zero);
        await temporary.Domain.ProjectionControl.ResumeAsync("account-balance");
        await temporary.Domain.WaitForAsync<AccountBalance>(11, TimeSpan.FromSeconds(20));
        info = await temporary.StatusAsync("account-balance");
        Assert.Equal((11, 0, TimeSpan.Zero, "me"), (info.Position, info.Lag, info.LagTime, info.Partitions[0].Owner));
        await TemporaryDomain.EventuallyAsync(
            () =>
            {
                listener.RecordObservableInstruments();
                lock (seen) return Task.FromResult(seen.Contains(("domainfx.projection.position", 11)) && seen.Any(one => one.Name == "domainfx.projection.lag.time"));
            },
            "the gauges show the place");

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag is not { Key: "projection", Value: "account-balance" }) continue;
                lock (seen) seen.Add((instrument.Name, value));
            }
        }
    }

    [Fact]
    public async Task Metrics_tell_all_of_projections_that_nobody_works_on_too()
    {
        await using var temporary = new TemporaryDomain("sqlite");
        // Told apart from those of other tests, which run beside, by its version.
        const int Number = 777;
        ConcurrentDictionary<string, double> last = new(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "DomainFx") listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
        await using Domain domain = temporary.Open(builder => ChangedModule.With(builder, new NewerReadModel<AccountBalance> { Number = Number }));
        for (int number = 0; number < 10; number++) await domain.Account("a").DepositAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { Owner = "me" }, domain);
        await temporary.Domain.WaitForAsync<AccountBalance>(10, TimeSpan.FromSeconds(20));
        await ShownAsync("it works", ("head", 10), ("position", 10), ("lag", 0), ("lag.time", 0), ("time.left", 0), ("parked", 0), ("status", 0), ("stage", 1), ("owned me", 1));

        await domain.ProjectionControl.PauseAsync("account-balance");
        await temporary.SqlAsync("UPDATE domainfx_partitions SET owner = NULL");
        await domain.Account("a").DepositAsync(1);
        await ShownAsync("it is paused", ("head", 11), ("position", 10), ("lag", 1), ("rate", 0), ("status", 1), ("stage", 1), ("owned ", 0));
        Assert.True(last["lag.time"] > 0);
        // It does not get on: nobody knows when it will be there.
        Assert.DoesNotContain("time.left", last.Keys);

        Task ShownAsync(string what, params (string Name, double Value)[] expected) => TemporaryDomain.EventuallyAsync(
            () =>
            {
                last.Clear();
                listener.RecordObservableInstruments();
                return Task.FromResult(expected.All(one => last.TryGetValue(one.Name, out double value) && value == one.Value));
            },
            $"the gauges show that {what}");

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            Dictionary<string, object?> named = tags.ToArray().ToDictionary();
            if (named.GetValueOrDefault("version") is Number) last[instrument.Name["domainfx.projection.".Length..] + (named.TryGetValue("owner", out object? owner) ? " " + owner : "")] = value;
        }
    }

    private static IHost Build(string file, ListLogger log)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<ILoggerFactory>(new ListLoggerFactory(log)).AddSingleton<Outbox>().AddSingleton<Faults>();
        builder.Services.AddDomainFx(domain => domain.AddDomainFxHostingTests().UseSqlite($"Data Source={file}"));
        builder.Services.AddDomainFxProjections(TemporaryDomain.Quick);
        return builder.Build();
    }

    private sealed class ListLoggerFactory(ListLogger log) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose()
        {
        }
    }
}
