using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using DomainFx.Hosting.Tests.Model;

namespace DomainFx.Hosting.Tests;

/// <summary>The counter of events says how many were handled for good: those of batches that are stored, each once.</summary>
public sealed class EventCountTests : IDisposable
{
    // The work of other tests, which run beside, is started by others.
    private static readonly AsyncLocal<EventCountTests?> Current = new();
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public EventCountTests()
    {
        Current.Value = this;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "DomainFx", Name: "domainfx.projection.events" }) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            Dictionary<string, object?> named = tags.ToArray().ToDictionary();
            if (Current.Value == this) _counts.AddOrUpdate($"{named["projection"]} {named["version"]} {named["rebuild"]} {named["partition"]}", value, (_, count) => count + value);
        });
        _listener.Start();
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Each_event_counts_once_whatever_it_is_about_and_however_often_its_batch_fails(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        for (int number = 0; number < 40; number++) await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.Domain.Account("a").OpenAsync("Rome");
        CommandResult last = await temporary.Domain.Account("a").MoveBetweenAsync("Rome", "Oslo");
        ConcurrentDictionary<string, int> tries = new(StringComparer.Ordinal);
        var notes = new StoreSpy.Notes
        {
            BeforeCommitAsync = commit => tries.AddOrUpdate(commit.Lease.Key.Name, 1, (_, count) => count + 1) <= 2 ? throw new EventStoreException("It is away.") : Task.FromResult(commit),
        };
        await using Domain failing = Domain.Create(builder => ChangedModule.Only(builder, "account-balance", "city-moves", "mailer").UseStore(_ => StoreSpy.On(temporary.Store, notes)));
        await using ProjectionWorker worker = await temporary.StartAsync(domain: failing);
        foreach (Type projection in new[] { typeof(AccountBalance), typeof(CityMoves), typeof(Mailer) }) await failing.WaitForAsync(projection, last.Position, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await CountsAreAsync(("account-balance 1 0 0", 41), ("city-moves 1 0 0", 2), ("mailer 1 0 0", 40));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Parked_events_count_when_they_are_handled_after_all(string store)
    {
        await using var temporary = new TemporaryDomain(store, domain => ChangedModule.Only(domain, "fragile"));
        string bad = $"bad-{Guid.NewGuid():N}";
        Fragile.Broken[bad] = 3;
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park });
        for (int amount = 1; amount <= 5; amount++) await temporary.Domain.Account(bad).DepositAsync(amount);
        await temporary.Domain.Account("good").DepositAsync(1);
        await temporary.StatusIsAsync("fragile", info => info is { Parked: 3, Position: 6 }, "has parked three");
        await CountsAreAsync(("fragile 1 0 0", 3));
        Fragile.Broken.TryRemove(bad, out _);
        await temporary.Domain.ProjectionControl.RetryParkedAsync("fragile");
        await temporary.StatusIsAsync("fragile", info => info.Parked == 0, "has nothing parked");
        await CountsAreAsync(("fragile 1 0 0", 6));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task Events_of_a_projection_with_its_own_sql_count_the_same(string store)
    {
        await using var temporary = new TemporaryDomain(store, domain => ChangedModule.Only(domain, "account-ledger"));
        await temporary.CreateLedgersAsync();
        temporary.Faults.Break("bad");
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park });
        for (int number = 0; number < 4; number++)
        {
            await temporary.Domain.Account("bad").DepositAsync(1);
            await temporary.Domain.Account("good").DepositAsync(1);
        }

        await temporary.StatusIsAsync("account-ledger", info => info is { Parked: 4, Position: 8 }, "has parked four");
        await CountsAreAsync(("account-ledger 1 0 0", 4));
        temporary.Faults.Mend("bad");
        await temporary.Domain.ProjectionControl.RetryParkedAsync("account-ledger");
        await temporary.StatusIsAsync("account-ledger", info => info.Parked == 0, "has nothing parked");
        await CountsAreAsync(("account-ledger 1 0 0", 8));
    }

    public void Dispose() => _listener.Dispose();

    // It is counted a moment after it can be seen; more would be there by then.
    private async Task CountsAreAsync(params (string Name, long Count)[] expected)
    {
        await TemporaryDomain.EventuallyAsync(() => Task.FromResult(expected.All(one => _counts.GetValueOrDefault(one.Name) >= one.Count)), $"the counts are there: {string.Join(", ", expected)}");
        Assert.Equal(expected.Select(one => $"{one.Name}: {one.Count}"), _counts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {one.Value}"));
    }
}
