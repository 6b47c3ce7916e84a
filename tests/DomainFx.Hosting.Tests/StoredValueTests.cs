using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;

namespace DomainFx.Hosting.Tests;

/// <summary>A row is what its events make of it, whether it was kept in memory between them or read back.</summary>
public sealed class StoredValueTests
{
    // The last digit of some is below a microsecond.
    private static readonly long[] Clicks = [11, 12, 20, 35, 39];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_handler_sees_the_same_of_a_row_that_was_kept_and_of_one_that_was_read(string store)
    {
        await using var kept = new TemporaryDomain(store);
        await using var read = new TemporaryDomain(store);
        foreach (long ticks in Clicks) await kept.Domain.Chronometer("s").ClickAsync(ticks);
        await using (await kept.StartAsync()) await kept.Domain.WaitForAsync<ChronometerLaps>(Clicks.Length, TimeSpan.FromSeconds(20), Token);
        foreach (long ticks in Clicks)
        {
            CommandResult result = await read.Domain.Chronometer("s").ClickAsync(ticks);
            await using (await read.StartAsync()) await read.Domain.WaitForAsync<ChronometerLaps>(result.Position, TimeSpan.FromSeconds(20), Token);
        }

        ChronometerLaps expected = (await read.Domain.ChronometerLaps().FindAsync("s", Token))!, row = (await kept.Domain.ChronometerLaps().FindAsync("s", Token))!;
        Assert.Equal(expected.Seen, row.Seen);
        Assert.Equal(expected.Laps, row.Laps);
        Assert.Equal(Clicks.Length, row.Laps.Count);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task An_inline_row_is_the_same_for_a_program_that_kept_it_and_for_one_that_reads_it(string store)
    {
        await using var kept = new TemporaryDomain(store, domain => domain.AddDomainFxHostingTests().Configure(options => options.CachedAggregates = 10));
        await using var read = new TemporaryDomain(store);
        foreach (long ticks in Clicks)
        {
            await kept.Domain.Chronometer("s").ClickAsync(ticks);
            await read.Domain.Chronometer("s").ClickAsync(ticks);
        }

        Assert.Equal((await read.Domain.ChronometerFace().FindAsync("s", Token))!.Seen, (await kept.Domain.ChronometerFace().FindAsync("s", Token))!.Seen);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_collection_that_would_come_back_with_another_comparer_is_refused(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.Domain.Chronometer("s").ClickAsync(12);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.Domain.WaitForAsync<ChronometerNames>(1, TimeSpan.FromSeconds(20), Token);
        await temporary.Domain.Chronometer("s").ClickAsync(13);
        await temporary.StatusIsAsync("chronometer-names", info => info.Status is ProjectionStatus.Stopped, "has stopped");
        string error = (await temporary.StatusAsync("chronometer-names")).Error!;
        Assert.Contains("position 2 made of key 's' in projection chronometer-names (version 1) cannot be stored. Column 'names' of read model 'chronometer_names' was set to a collection that compares by System.OrdinalIgnoreCaseComparer", error, StringComparison.Ordinal);
    }
}
