using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DomainFx.Tests.Commands;

/// <summary>What listeners of the source and the meter called DomainFx see. Other tests run at the same time, so each looks at a stream and values of its own.</summary>
public sealed class TelemetryTests : DomainTest
{
    private readonly string _id = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_command_is_an_activity_under_the_callers()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "DomainFx",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var caller = new Activity("caller").Start();
        await Domain.Account(_id).OpenAsync(1);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Domain.Account(_id).RaiseThenThrowAsync("broken"));

        var mine = activities.Where(activity => (string?)activity.GetTagItem("domainfx.stream") == $"account/{_id}").ToArray();
        Assert.Equal(["account open", "account raise-then-throw"], mine.Select(activity => activity.OperationName));
        Assert.All(mine, activity => Assert.Equal(caller.SpanId, activity.ParentSpanId));
        Assert.Equal("Accepted", mine[0].GetTagItem("domainfx.status"));
        Assert.Equal(1L, mine[0].GetTagItem("domainfx.version"));
        Assert.Equal(ActivityStatusCode.Error, mine[1].Status);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task The_trace_of_the_commands_own_activity_is_stored_but_is_no_correlation()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "DomainFx",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        await Domain.Account("a").OpenAsync(1);
        var metadata = Assert.Single(await StoredAsync()).Metadata;
        Assert.NotNull(metadata.TraceId);
        Assert.Equal(metadata.CausationId, metadata.CorrelationId);
    }

    [Fact]
    public async Task Commands_conflicts_and_failures_are_counted()
    {
        var measured = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "DomainFx") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.AddOrUpdate(Key(instrument, tags), value, (_, sum) => sum + value));
        listener.Start();

        await Domain.Account(_id).OpenAsync(1);
        await Domain.Account(_id).Try.WithdrawLaterAsync(7);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Domain.Account(_id).FailBelowAsync(1000));
        var rival = NewDomain();
        var isFirst = true;
        Store.BeforeAppend = async _ =>
        {
            if (!isFirst) return;
            isFirst = false;
            await rival.Account(_id).DepositAsync(1);
        };
        await Domain.Account(_id).DepositAsync(1);

        Assert.True(measured["domainfx.commands withdraw-later Rejected"] >= 1);
        Assert.True(measured["domainfx.commands fail-below Failed"] >= 1);
        Assert.True(measured["domainfx.commands open Accepted"] >= 1);
        Assert.True(measured["domainfx.command.conflicts  "] >= 1);
        Assert.True(measured["domainfx.load.events  "] >= 1);
    }

    private static string Key(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string command = "", status = "";
        foreach (var (name, value) in tags)
        {
            if (name == "command") command = (string)value!;
            if (name == "status") status = (string)value!;
        }

        return $"{instrument.Name} {command} {status}";
    }
}
