using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>Several workers share the work; one that lost its lease writes nothing any longer.</summary>
public sealed class WorkersTests
{
    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task Partitions_are_shared_and_shared_anew_when_a_worker_comes_or_goes(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        await using Domain second = temporary.Open();
        ProjectionOptions options = TemporaryDomain.Quick with { Partitions = 3 };
        await using ProjectionWorker one = await temporary.StartAsync(options with { Owner = "one" });
        await SharesAsync(temporary, one: null);
        ProjectionWorker two = await temporary.StartAsync(options with { Owner = "two" }, second);
        await SharesAsync(temporary, one: 2);
        for (int number = 0; number < 50; number++) await temporary.Domain.Account($"acc-{number % 7}").DepositAsync(1);
        await temporary.Domain.WaitForAsync<AccountBalance>(50, TimeSpan.FromSeconds(20));
        await two.DisposeAsync();
        await SharesAsync(temporary, one: null);
        Assert.Contains(temporary.Log.Lines, line => line.Id == 2004);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_worker_that_stood_still_past_its_lease_writes_nothing_and_no_event_is_applied_twice(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        await using Domain second = temporary.Open();
        await using ProjectionWorker stopped = await temporary.StartAsync(TemporaryDomain.Expiring with { Owner = "stopped", TimeProvider = new ManualClock() });
        await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.BalanceAtAsync("a", 1);
        await using ProjectionWorker successor = await temporary.StartAsync(TemporaryDomain.Expiring with { Owner = "successor" }, second);
        await temporary.StatusIsAsync("account-balance", info => info.Partitions[0].Owner == "successor", "is taken over");

        // Both are woken by these; only one of them may store what it makes of them.
        for (int number = 0; number < 30; number++) await temporary.Domain.Account("a").DepositAsync(1);
        await second.WaitForAsync<AccountBalance>(31, TimeSpan.FromSeconds(20));
        AccountBalance row = (await temporary.Domain.AccountBalance().FindAsync("a"))!;
        Assert.Equal((31, 31), (row.Balance, row.Count));
        await TemporaryDomain.EventuallyAsync(async () => await temporary.SqlAsync("SELECT count(*) FROM ledger") == 31, "the ledger has each once");
        await temporary.LogsAsync(line => line.Id == 2003, "the one that stood still has learnt it");
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_handler_that_does_not_end_holds_up_neither_its_worker_nor_who_takes_its_partition(string store)
    {
        await using var temporary = new TemporaryDomain(store, domain => ChangedModule.Only(domain, "fragile", "mailer"));
        await using Domain second = temporary.Open();
        var handler = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;
        temporary.Outbox.Meanwhile = () => Interlocked.Increment(ref calls) == 1 ? handler.Task : Task.CompletedTask;
        await using ProjectionWorker one = await temporary.StartAsync(TemporaryDomain.Expiring with { Owner = "one" });
        try
        {
            CommandResult sent = await temporary.Domain.Account("a").DepositAsync(1);
            await TemporaryDomain.EventuallyAsync(() => Task.FromResult(Volatile.Read(ref calls) == 1), "the handler has begun");
            await using ProjectionWorker two = await temporary.StartAsync(TemporaryDomain.Expiring with { Owner = "two" }, second);
            await temporary.LogsAsync(line => line.Id == 2004, "one gives a partition up");
            await second.WaitForAsync<Mailer>(sent.Position, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            Assert.Equal(("two", "one"), ((await temporary.StatusAsync("mailer")).Partitions[0].Owner, (await temporary.StatusAsync("fragile")).Partitions[0].Owner));
            // It has long taken part in everything again: a sign of life lasts for as long as a lease.
            IReadOnlyList<string> alive = await ((IProjectionStoreSource)temporary.Store).Projections.BeatAsync("observer", TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            Assert.Contains("one", alive);
        }
        finally
        {
            handler.SetResult();
        }
    }

    [Fact]
    public async Task A_lease_from_before_the_clock_was_set_back_does_not_hold_up_others()
    {
        await using var temporary = new TemporaryDomain("sqlite");
        await using (await temporary.StartAsync()) await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.SqlAsync("UPDATE domainfx_partitions SET owner = 'gone', leased_until = leased_until + CAST(unixepoch('subsec') * 1000 AS INTEGER) + 3600000");
        await using ProjectionWorker worker = await temporary.StartAsync();
        await temporary.BalanceAtAsync("a", 1);
        await temporary.Domain.Account("a").DepositAsync(1);
        await temporary.BalanceAtAsync("a", 2);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task Rows_equal_a_fold_of_all_events_whatever_happens_to_the_workers(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        await temporary.CreateLedgersAsync();
        var random = new Random(20_240_229);
        ProjectionOptions options = TemporaryDomain.Quick with { Partitions = 3, LeaseDuration = TimeSpan.FromMilliseconds(600) };
        await using Domain second = temporary.Open(), third = temporary.Open();
        Domain[] domains = [temporary.Domain, second, third];
        var workers = new ProjectionWorker?[3];
        try
        {
            for (int step = 0; step < 40; step++)
            {
                int which = random.Next(3);
                if (workers[which] is { } worker)
                {
                    await worker.DisposeAsync();
                    workers[which] = null;
                }
                else
                {
                    // Every third one stands still after a start, and keeps its leases until they run out.
                    TimeProvider clock = random.Next(3) == 0 ? new ManualClock() : TimeProvider.System;
                    workers[which] = await temporary.StartAsync(options with { Owner = $"w{which}-{step}", TimeProvider = clock }, domains[which]);
                }

                for (int number = random.Next(30); number > 0; number--) await AppendAsync(temporary.Domain, random);
                if (random.Next(6) == 0) await temporary.Domain.ProjectionControl.RepartitionAsync("account-balance", 1 + random.Next(4));
                if (random.Next(8) == 0) await temporary.Domain.ProjectionControl.RebuildAsync("account-balance");
            }
        }
        finally
        {
            foreach (ProjectionWorker? worker in workers)
            {
                if (worker is not null) await worker.DisposeAsync();
            }
        }

        await using ProjectionWorker last = await temporary.StartAsync(options with { Owner = "last" });
        long head = await temporary.Store.GetHeadAsync(TestContext.Current.CancellationToken);
        await temporary.Domain.WaitForAsync<AccountBalance>(head, TimeSpan.FromSeconds(30));
        await temporary.Domain.WaitForAsync<Fragile>(head, TimeSpan.FromSeconds(30));
        await temporary.Domain.WaitForAsync<Ledger>(head, TimeSpan.FromSeconds(30));
        await temporary.Domain.WaitForAsync<AccountLedger>(head, TimeSpan.FromSeconds(30));
        await CompareAsync(temporary);
    }

    private static async Task AppendAsync(Domain domain, Random random)
    {
        string account = $"acc-{random.Next(40)}";
        if (random.Next(12) == 0 && await domain.Account(account).FindAsync(TestContext.Current.CancellationToken) is not null) await domain.Account(account).EraseAsync(null, TestContext.Current.CancellationToken);
        else await domain.Account(account).DepositAsync(random.Next(1, 100), null, TestContext.Current.CancellationToken);
    }

    // The events folded by hand against what queries see.
    private static async Task CompareAsync(TemporaryDomain temporary)
    {
        Dictionary<string, (long Balance, int Count)> balances = new(StringComparer.Ordinal);
        Dictionary<string, List<long>> amounts = new(StringComparer.Ordinal);
        long deposits = 0, total = 0;
        await foreach (RecordedEvent recorded in temporary.Store.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            string account = recorded.Stream.Id;
            if (temporary.Domain.Events.Decode(recorded) is not Deposited deposited)
            {
                balances.Remove(account);
                continue;
            }

            (long balance, int count) = balances.GetValueOrDefault(account);
            balances[account] = (balance + deposited.Amount, count + 1);
            if (!amounts.TryGetValue(account, out List<long>? list)) amounts.Add(account, list = []);
            list.Add(deposited.Amount);
            deposits++;
            total += deposited.Amount;
        }

        Assert.Equal(
            balances.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value.Balance, one.Value.Count)),
            (await temporary.Domain.AccountBalance().AllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Select(row => (row.AccountId, row.Balance, row.Count)));
        foreach (Fragile row in await temporary.Domain.Fragile().AllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)) Assert.Equal(amounts[row.AccountId], row.Amounts);
        Assert.Equal(deposits, await temporary.SqlAsync("SELECT count(*) FROM ledger"));
        Assert.Equal(total, await temporary.SqlAsync("SELECT sum(amount) FROM account_ledger"));
    }

    // All partitions have an owner, and the first worker has all, or as many as another one, give or take some. Appends write what is inline, and no worker has it.
    private static Task SharesAsync(TemporaryDomain temporary, int? one) => TemporaryDomain.EventuallyAsync(
        async () =>
        {
            List<string?> owners = [.. (await temporary.Domain.ProjectionStatus.GetAsync(TestContext.Current.CancellationToken))
                .Where(info => info.Status is ProjectionStatus.Running && info.Key.Name is not ("wallet-content" or "chronometer-face")).SelectMany(info => info.Partitions).Select(partition => partition.Owner)];
            int first = owners.Count(owner => owner == "one");
            return !owners.Contains(null) && (one is null ? first == owners.Count : Math.Abs((2 * first) - owners.Count) < one);
        },
        one is null ? "one worker has everything" : "two workers share");
}
