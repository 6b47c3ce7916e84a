using DomainFx.Hosting.Tests.Model;

namespace DomainFx.Hosting.Tests;

/// <summary>A read model follows what happens: from the start, live, and after a restart, without a seam.</summary>
public sealed class CatchUpTests
{
    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Rows_hold_what_the_events_say(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        Domain domain = temporary.Domain;
        for (int number = 0; number < 50; number++)
        {
            await domain.Account($"acc-{number % 5}").DepositAsync(number);
        }

        await using (await temporary.StartAsync())
        {
            AccountBalance row = await temporary.BalanceAtAsync("acc-1", 1 + 6 + 11 + 16 + 21 + 26 + 31 + 36 + 41 + 46);
            Assert.Equal((10, AccountStatus.Active, 23.5m, false), (row.Count, row.Status, row.Average, row.IsEven));
            Assert.Equal(235 / 3.0, row.Ratio);
            Assert.Equal([new Note("deposit 1", 0.25m), new Note("deposit 6", 1.5m), new Note("deposit 11", 2.75m)], row.Notes);
            Assert.Equal([10], row.Mark!);
            Assert.Null(row.City);
            Assert.Equal(DateOnly.FromDateTime(row.UpdatedAt.UtcDateTime), row.LastDay);
            Assert.NotEqual(Guid.Empty, row.LastEvent);
            Assert.Equal(47, row.LastPosition);

            // Live.
            CommandResult result = await domain.Account("acc-1").DepositAsync(10_000);
            row = await temporary.BalanceAtAsync("acc-1", 10_235);
            Assert.Equal((AccountStatus.Rich, result.Position), (row.Status, row.LastPosition));
        }

        // While nobody works, events are stored all the same; the next worker goes on where the last one stood.
        await domain.Account("acc-1").DepositAsync(1);
        await using (await temporary.StartAsync()) Assert.Equal(12, (await temporary.BalanceAtAsync("acc-1", 10_236)).Count);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task A_deleting_event_deletes_the_row(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        Domain domain = temporary.Domain;
        await domain.Account("a").DepositAsync(5);
        await domain.Account("b").DepositAsync(7);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.BalanceAtAsync("a", 5);
        await domain.Account("a").EraseAsync();
        await TemporaryDomain.EventuallyAsync(async () => await domain.AccountBalance().FindAsync("a") is null, "the row of a is gone");
        await domain.Account("a").DepositAsync(3);
        Assert.Equal(1, (await temporary.BalanceAtAsync("a", 3)).Count);
        await temporary.BalanceAtAsync("b", 7);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task An_event_may_be_about_several_rows_or_none(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        Domain domain = temporary.Domain;
        await domain.Account("a").OpenAsync("Rome");
        await domain.Account("a").MoveAsync("Oslo");
        await domain.Account("b").OpenAsync("Oslo");
        CommandResult nowhere = await domain.Account("b").MoveAsync("");
        await using ProjectionWorker worker = await temporary.StartAsync();
        await TemporaryDomain.EventuallyAsync(async () => (await domain.CityMoves().FindAsync("Oslo"))?.Arrivals == 2, "two have come to Oslo");
        await domain.WaitForAsync<CityMoves>(nowhere.Position, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(2, await domain.CityMoves().AllAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["Oslo", "Rome"], (await domain.CityMoves().FindAsync(["Rome", "Paris", "Oslo"])).Select(row => row.City).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Rows_are_found_by_key_by_keys_and_in_pages(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        Domain domain = temporary.Domain;
        for (int number = 1; number <= 25; number++) await domain.Account("x").DepositAsync(number);
        for (int number = 1; number <= 4; number++) await domain.Account("y").DepositAsync(number);
        await using ProjectionWorker worker = await temporary.StartAsync();
        await TemporaryDomain.EventuallyAsync(async () => (await domain.LastDeposit().FindAsync(("y", 4)))?.Amount == 4, "the last deposit of y is there");
        Assert.Equal(25, (await domain.LastDeposit().FindAsync(("x", 5)))!.Version);
        List<LastDeposit> all = await domain.LastDeposit().AllAsync().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(14, all.Count);
        IReadOnlyList<LastDeposit> first = await domain.LastDeposit().PageAsync(8), second = await domain.LastDeposit().PageAsync(("x", 7), 8);
        Assert.Equal(all.Select(row => (row.AccountId, row.Slot)), first.Concat(second).Select(row => (row.AccountId, row.Slot)));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Keys_that_differ_by_less_than_a_microsecond_are_one_row(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        Domain domain = temporary.Domain;
        foreach (int ticks in new[] { 11, 15, 25 }) await domain.Account("a").DepositAsync(ticks);
        await using (await temporary.StartAsync()) await TotalsAsync((10, 26), (20, 25));
        // One that knows nothing of the rows yet, and one that does.
        await using ProjectionWorker worker = await temporary.StartAsync();
        await domain.Account("a").DepositAsync(18);
        await TotalsAsync((10, 44), (20, 25));
        await domain.Account("a").DepositAsync(19);
        await TotalsAsync((10, 63), (20, 25));
        Assert.Single(await domain.DepositMoment().FindAsync([Key(12), Key(17), Key(13)]));

        Task TotalsAsync(params (long Ticks, long Total)[] totals) => TemporaryDomain.EventuallyAsync(
            async () => totals.SequenceEqual(await domain.DepositMoment().AllAsync(TestContext.Current.CancellationToken).Select(row => (row.Hour.Ticks, row.Total)).ToListAsync(TestContext.Current.CancellationToken)),
            $"there are {string.Join(", ", totals)}");

        static (DateTimeOffset, TimeOnly) Key(int ticks) => (DateTimeOffset.UnixEpoch.AddTicks(ticks), new TimeOnly(ticks));
    }

    [Fact]
    public async Task Without_a_worker_a_read_model_is_not_ready()
    {
        await using var temporary = new TemporaryDomain("sqlite");
        ReadModelNotReadyException exception = await Assert.ThrowsAsync<ReadModelNotReadyException>(() => temporary.Domain.AccountBalance().FindAsync("a"));
        Assert.Contains("none is there yet", exception.Message, StringComparison.Ordinal);
    }
}
