using System.Diagnostics;
using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>An event whose handler throws is set aside with those behind it; the other rows go on, and a retry brings its row to the right state in order.</summary>
public sealed class ParkingTests
{
    private static readonly ProjectionOptions Parking = TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park, Partitions = 2 };

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Other_rows_go_on_and_a_retry_after_the_correction_applies_all_in_order(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        string bad = Break(3);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        for (int amount = 1; amount <= 6; amount++)
        {
            await temporary.Domain.Account(bad).DepositAsync(amount);
            await temporary.Domain.Account("good").DepositAsync(amount);
        }

        await temporary.StatusIsAsync("fragile", info => info is { Parked: 4, Position: 12 }, "has parked four");
        Assert.Equal([1, 2, 3, 4, 5, 6], (await temporary.Domain.Fragile().FindAsync("good"))!.Amounts);
        Assert.Equal([1, 2], (await temporary.Domain.Fragile().FindAsync(bad))!.Amounts);
        Assert.Contains($"{bad} is broken at 3", (await temporary.Domain.ProjectionControl.GetParkedAsync("fragile"))[0].Error, StringComparison.Ordinal);
        Assert.Equal(ProjectionStatus.Running, (await temporary.StatusAsync("account-balance")).Status);

        await temporary.Domain.ProjectionControl.RetryParkedAsync("fragile");
        await temporary.LogsAsync(line => line.Id == 2105, "the retry has failed");
        await temporary.Domain.Account(bad).DepositAsync(7);
        Fragile.Broken.TryRemove(bad, out _);
        await temporary.StatusIsAsync("fragile", info => info.Parked == 5, "has parked one more");
        await temporary.Domain.ProjectionControl.RetryParkedAsync("fragile");
        await temporary.StatusIsAsync("fragile", info => info.Parked == 0, "has nothing parked");
        CommandResult last = await temporary.Domain.Account(bad).DepositAsync(8);
        await temporary.Domain.WaitForAsync<Fragile>(last.Position, TimeSpan.FromSeconds(20));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], (await temporary.Domain.Fragile().FindAsync(bad))!.Amounts);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_dropped_event_is_never_applied_and_those_behind_it_are_when_retried(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        string bad = Break(2);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        for (int amount = 1; amount <= 4; amount++) await temporary.Domain.Account(bad).DepositAsync(amount);
        await temporary.StatusIsAsync("fragile", info => info.Parked == 3, "has parked three");
        IReadOnlyList<ParkedEvent> parked = await temporary.Domain.ProjectionControl.GetParkedAsync("fragile");
        await temporary.Domain.ProjectionControl.DropParkedAsync("fragile", [parked[0].Touch]);
        await temporary.Domain.ProjectionControl.RetryParkedAsync("fragile", [bad]);
        await temporary.StatusIsAsync("fragile", info => info.Parked == 0, "has nothing parked");
        Assert.Equal([1, 3, 4], (await temporary.Domain.Fragile().FindAsync(bad))!.Amounts);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task What_is_parked_is_retried_after_it_was_divided_anew_and_parks_again_in_a_rebuild(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        string[] bad = [Break(2), Break(2), Break(2)];
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        for (int amount = 1; amount <= 3; amount++)
        {
            foreach (string account in bad) await temporary.Domain.Account(account).DepositAsync(amount);
        }

        await temporary.StatusIsAsync("fragile", info => info.Parked == 6, "has parked six");
        await temporary.Domain.ProjectionControl.RepartitionAsync("fragile", 3);
        await temporary.StatusIsAsync("fragile", info => info.Partitions.Count == 3, "has three partitions");
        Fragile.Broken.TryRemove(bad[0], out _);
        await temporary.Domain.ProjectionControl.RetryParkedAsync("fragile", [bad[0]]);
        await temporary.StatusIsAsync("fragile", info => info.Parked == 4, "has four parked");
        Assert.Equal([1, 2, 3], (await temporary.Domain.Fragile().FindAsync(bad[0]))!.Amounts);
        // In order: the keys that are parked wait in their new partitions too, and the other goes on.
        CommandResult? last = null;
        foreach (string account in bad) last = await temporary.Domain.Account(account).DepositAsync(4);
        await temporary.StatusIsAsync("fragile", info => info.Parked == 6 && info.Position >= last!.Position, "has six parked");
        Assert.Equal([1, 2, 3, 4], (await temporary.Domain.Fragile().FindAsync(bad[0]))!.Amounts);
        Assert.Equal([1], (await temporary.Domain.Fragile().FindAsync(bad[1]))!.Amounts);

        // It takes the place of the other with what it could fold.
        await temporary.Domain.ProjectionControl.RebuildAsync("fragile");
        await temporary.StatusIsAsync("fragile", info => info is { Key.Rebuild: 1, Stage: ProjectionStage.Live, Parked: 6 }, "is rebuilt, with six parked");
        Assert.Equal([1], (await temporary.Domain.Fragile().FindAsync(bad[1]))!.Amounts);
        foreach (string account in bad) Fragile.Broken.TryRemove(account, out _);
        await temporary.Domain.ProjectionControl.RetryParkedAsync("fragile");
        await temporary.StatusIsAsync("fragile", info => info.Parked == 0, "has nothing parked");
        foreach (string account in bad) Assert.Equal([1, 2, 3, 4], (await temporary.Domain.Fragile().FindAsync(account))!.Amounts);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task An_event_that_cannot_be_read_is_not_parked_but_stops_the_projection(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.Domain.Account("a").DepositAsync(1);
        var unreadable = new EventData(Guid.NewGuid(), new EventType("deposited", 99), "{}"u8.ToArray(), DateTimeOffset.UtcNow, EventMetadata.Empty);
        await temporary.Store.AppendAsync(new StreamAppend { Stream = new StreamId("account", "a"), Expected = ExpectedVersion.Any, Events = new[] { unreadable } }, TestContext.Current.CancellationToken);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        await temporary.StatusIsAsync("fragile", info => info.Status is ProjectionStatus.Stopped, "has stopped");
        ProjectionInfo info = await temporary.StatusAsync("fragile");
        Assert.Equal(0, info.Parked);
        Assert.InRange(info.Position, 0, 1);
        Assert.Contains("deposited", info.Error, StringComparison.Ordinal);
        Assert.Contains("position 2", info.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task No_more_are_parked_than_may_be_then_the_projection_stops_and_loses_nothing(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        string bad = Break(1);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking with { MaxParked = 3 });
        for (int amount = 1; amount <= 6; amount++) await temporary.Domain.Account(bad).DepositAsync(amount);
        await temporary.StatusIsAsync("fragile", info => info.Status is ProjectionStatus.Stopped, "has stopped");
        ProjectionInfo info = await temporary.StatusAsync("fragile");
        Assert.True(info.Parked <= 3);
        Assert.Contains("MaxParked", info.Error, StringComparison.Ordinal);

        Fragile.Broken.TryRemove(bad, out _);
        await temporary.Domain.ProjectionControl.RetryParkedAsync("fragile");
        await temporary.Domain.WaitForAsync<Fragile>(6, TimeSpan.FromSeconds(20));
        await temporary.StatusIsAsync("fragile", info => info.Parked == 0, "has nothing parked");
        Assert.Equal([1, 2, 3, 4, 5, 6], (await temporary.Domain.Fragile().FindAsync(bad))!.Amounts);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Waiting_for_what_is_parked_or_paused_fails_at_once_and_says_that_the_command_was_accepted(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        string bad = Break(1);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        long start = Stopwatch.GetTimestamp();
        var waiting = new CommandOptions { WaitFor = [typeof(Fragile)], WaitTimeout = TimeSpan.FromMinutes(5) };
        ProjectionWaitException parked = await Assert.ThrowsAsync<ProjectionWaitException>(() => temporary.Domain.Account(bad).DepositAsync(1, waiting));
        Assert.Equal((ProjectionWaitFailure.Parked, CommandStatus.Accepted, 1L), (parked.Reason, parked.CommandResult!.Status, parked.CommandResult.Position));

        // Another row is not concerned.
        await temporary.Domain.Account("good").DepositAsync(1, waiting);
        await temporary.Domain.ProjectionControl.PauseAsync("fragile");
        ProjectionWaitException paused = await Assert.ThrowsAsync<ProjectionWaitException>(() => temporary.Domain.Account("good").DepositAsync(2, waiting));
        Assert.Equal(ProjectionWaitFailure.Paused, paused.Reason);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.Equal([1], (await temporary.Domain.Fragile().FindAsync("good"))!.Amounts);

        await temporary.Domain.ProjectionControl.ResumeAsync("fragile");
        await temporary.Domain.WaitForAsync<Fragile>(paused.Position, TimeSpan.FromSeconds(20));
        Assert.Equal([1, 2], (await temporary.Domain.Fragile().FindAsync("good"))!.Amounts);
    }

    [Fact]
    public async Task Waiting_for_a_command_minds_its_own_events_whatever_lies_between_their_positions()
    {
        await using var temporary = new TemporaryDomain("postgres");
        string bad = Break(1);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        // As if others appended at the same time, each in turn.
        await temporary.SqlAsync("ALTER SEQUENCE positions INCREMENT BY 2");
        var waiting = new CommandOptions { WaitFor = [typeof(Fragile)], WaitTimeout = TimeSpan.FromSeconds(20) };
        ProjectionWaitException parked = await Assert.ThrowsAsync<ProjectionWaitException>(() => temporary.Domain.Account(bad).DepositWithNoteAsync(1, "", waiting));
        Assert.Equal(ProjectionWaitFailure.Parked, parked.Reason);

        // The position before that of its last event is one that is parked, and none of its own.
        await temporary.SqlAsync($"UPDATE parked_events SET position = {parked.Position + 3}");
        CommandResult good = await temporary.Domain.Account("good").DepositWithNoteAsync(1, "", waiting);
        Assert.Equal(parked.Position + 4, good.Position);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Waiting_for_what_has_stopped_or_stops_meanwhile_fails_at_once_and_says_at_what(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        string bad = Break(1);
        await using ProjectionWorker worker = await temporary.StartAsync();
        long start = Stopwatch.GetTimestamp();
        TimeSpan timeout = TimeSpan.FromMinutes(5);
        var waiting = new CommandOptions { WaitFor = [typeof(Fragile)], WaitTimeout = timeout };
        ProjectionWaitException stops = await Assert.ThrowsAsync<ProjectionWaitException>(() => temporary.Domain.Account(bad).DepositAsync(1, waiting));
        Assert.Equal((ProjectionWaitFailure.Stopped, CommandStatus.Accepted), (stops.Reason, stops.CommandResult!.Status));
        CommandResult result = await temporary.Domain.Account("good").DepositAsync(1);
        ProjectionWaitException stopped = await Assert.ThrowsAsync<ProjectionWaitException>(() => temporary.Domain.WaitForAsync<Fragile>(result.Position, timeout));
        Assert.Equal(ProjectionWaitFailure.Stopped, stopped.Reason);
        Assert.Contains($"{bad} is broken at 1", stopped.Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(60));

        Fragile.Broken.TryRemove(bad, out _);
        await temporary.Domain.ProjectionControl.ResumeAsync("fragile");
        await temporary.Domain.WaitForAsync<Fragile>(result.Position, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_handler_that_throws_is_tried_again_after_pauses_that_grow_before_the_projection_stops()
    {
        await using var temporary = new TemporaryDomain("memory");
        string bad = Break(1);
        await temporary.Domain.Account(bad).DepositAsync(1);
        long start = Stopwatch.GetTimestamp();
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { MaxAttempts = 5, FirstDelay = TimeSpan.FromMilliseconds(40), MaxDelay = TimeSpan.FromMilliseconds(100) });
        await temporary.StatusIsAsync("fragile", info => info.Status is ProjectionStatus.Stopped, "has stopped");
        // 40, 80, and twice the longest.
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(320 - 20));
        Assert.Equal(5, temporary.Log.Lines.Count(line => line.Id == 2101 && line.Text.Contains("fragile", StringComparison.Ordinal)));
        Fragile.Broken.TryRemove(bad, out _);
    }

    private static string Break(long amount)
    {
        string account = $"bad-{Guid.NewGuid():N}";
        Fragile.Broken[account] = amount;
        return account;
    }
}
