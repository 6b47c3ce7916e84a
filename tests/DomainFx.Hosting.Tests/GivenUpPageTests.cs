using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>A worker that ends in order while it reads the rows of a page stores what it folded before, and nothing of that page.</summary>
public sealed class GivenUpPageTests
{
    private static readonly ProjectionOptions Parking = TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park };

    private readonly string _bad = $"bad-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task An_event_of_a_parked_key_in_it_is_not_parked_but_left_to_the_next_worker(string store)
    {
        await using var temporary = Create(store);
        await ParkFirstAsync(temporary);
        await FillPageAsync(temporary);
        await temporary.Domain.Account(_bad).DepositAsync(2);
        for (int n = 1; n <= 20; n++) await temporary.Domain.Account($"y{n}").DepositAsync(n);
        await EndWhileReadingAsync(temporary);

        Assert.Equal("17, parked 1", await StoredAsync(temporary));
        Fragile.Broken.TryRemove(_bad, out _);
        await temporary.Domain.ProjectionControl.RetryParkedAsync("fragile", cancellationToken: Token);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        await temporary.Domain.WaitForAsync<Fragile>(await temporary.Store.GetHeadAsync(Token), TimeSpan.FromSeconds(20), Token);
        await temporary.StatusIsAsync("fragile", info => info.Parked == 0, "has nothing parked");
        Assert.Equal([1, 2], (await temporary.Domain.Fragile().FindAsync(_bad, Token))!.Amounts);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_parked_key_whose_stream_is_deleted_in_it_stays_parked_until_then(string store)
    {
        await using var temporary = Create(store);
        await ParkFirstAsync(temporary);
        await FillPageAsync(temporary);
        await temporary.Store.DeleteStreamAsync(new StreamId("account", _bad), ExpectedVersion.Any, Token);
        await temporary.Domain.Account("y").DepositAsync(1);
        await EndWhileReadingAsync(temporary);

        Assert.Equal("17, parked 1", await StoredAsync(temporary));
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        await temporary.Domain.WaitForAsync<Fragile>(await temporary.Store.GetHeadAsync(Token), TimeSpan.FromSeconds(20), Token);
        await temporary.StatusIsAsync("fragile", info => info.Parked == 0, "has nothing parked");
    }

    private static TemporaryDomain Create(string store) => new(store, domain => ChangedModule.Only(domain, "fragile"));

    private async Task ParkFirstAsync(TemporaryDomain temporary)
    {
        Fragile.Broken[_bad] = 1;
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        await temporary.Domain.Account(_bad).DepositAsync(1);
        await temporary.StatusIsAsync("fragile", info => info is { Parked: 1, Position: 1 }, "has parked one");
    }

    // As many events as a page has, of one row.
    private static async Task FillPageAsync(TemporaryDomain temporary)
    {
        for (int n = 1; n <= Parking.BatchSize; n++) await temporary.Domain.Account("x").DepositAsync(n);
    }

    private static async Task EndWhileReadingAsync(TemporaryDomain temporary)
    {
        int reads = 0;
        TaskCompletionSource isReading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var notes = new StoreSpy.Notes
        {
            BeforeReadingRowsAsync = (_, cancellationToken) =>
            {
                if (Interlocked.Increment(ref reads) != 2) return Task.CompletedTask;
                isReading.SetResult();
                // Only the worker's end ends it.
                return Task.Delay(Timeout.Infinite, cancellationToken);
            },
        };
        await using Domain spied = Domain.Create(builder => ChangedModule.Only(builder, "fragile").UseStore(_ => StoreSpy.On(temporary.Store, notes)));
        ProjectionWorker worker = await temporary.StartAsync(Parking, spied);
        await isReading.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        await worker.DisposeAsync();
    }

    private static async Task<string> StoredAsync(TemporaryDomain temporary)
    {
        IReadOnlyList<ParkedEvent> parked = await temporary.Domain.ProjectionControl.GetParkedAsync("fragile", Token);
        return $"{(await temporary.StatusAsync("fragile")).Position}, parked {string.Join(" and ", parked.Select(one => one.Touch.Position))}";
    }
}
