using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;

namespace DomainFx.Hosting.Tests;

/// <summary>What a worker asks of the store: one read of the log for all, no event that nobody handles, few writes far from the head and quick ones near it, and
/// reading, folding and writing at once.</summary>
public sealed class LoadTests
{
    private const int Batch = 16;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Many_projections_share_one_read_of_the_log_and_get_only_what_they_handle(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        const int Pages = 20;
        for (int number = 0; number < Pages * Batch; number++)
        {
            await temporary.Domain.Account($"acc-{number % 9}").DepositAsync(1);
            // Of an event that no projection handles, as many.
            await temporary.Domain.Account($"acc-{number % 9}").NoteAsync("seen");
        }

        // The first page comes when all are at work, and each other one when all have done with the one before it: none falls behind on a busy machine.
        StoreSpy.Notes notes = null!;
        notes = new StoreSpy.Notes { WhileReadingAsync = after => after == 0 ? AllOwnedAsync(temporary, 3) : AllStoredAsync(notes, 3, after) };
        await using Domain domain = Domain.Create(builder => ChangedModule.Only(builder, "account-balance", "fragile", "last-deposits").UseStore(_ => StoreSpy.On(temporary.Store, notes)));
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { TimeProvider = new HastyClock() }, domain);
        long head = await temporary.Store.GetHeadAsync(Token);
        foreach (Type projection in new[] { typeof(AccountBalance), typeof(Fragile), typeof(LastDeposit) }) await domain.WaitForAsync(projection, head, TimeSpan.FromSeconds(30), Token);

        // 20 pages hold what there is; it would be 60 reads if each read for itself. The first page is read by some before all have come, and who came last
        // may ask for the second when it has just been read; from there on each asks for a page while the others still work on the one before it.
        List<long> reads = [.. notes.Reads.Select(read => read.After).Where(after => after > 2 * Batch && after < head - (2 * Batch))];
        Assert.Equal(reads.Distinct(), reads);
        Assert.InRange(reads.Count, Pages - 4, Pages - 2);
        Assert.All(notes.Reads, read => Assert.DoesNotContain("noted", read.EventTypes));
        Assert.Equal(["deposited"], notes.TypesRead.Keys);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task Far_from_the_head_there_are_few_writes_and_near_it_each_event_is_written_as_it_comes(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        const int Pages = 30;
        for (int number = 0; number < Pages * Batch; number++) await temporary.Domain.Account($"acc-{number % 9}").DepositAsync(1);
        var notes = new StoreSpy.Notes();
        await using Domain domain = Alone(temporary, notes);
        // No time passes for it, after which a write would be due.
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { TimeProvider = new ManualClock() }, domain);
        await WrittenAsync(notes, Pages * Batch);
        int before = Writes();
        Assert.Equal(1, before);
        for (int number = 1; number <= 10; number++)
        {
            CommandResult result = await domain.Account("acc-1").DepositAsync(1);
            await domain.WaitForAsync<Fragile>(result.Position, TimeSpan.FromSeconds(30), Token);
            await TemporaryDomain.EventuallyAsync(() => Task.FromResult(Writes() - before == number), $"{number} writes");
        }

        int Writes() => notes.Commits.Count(IsOfRows);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task While_a_write_takes_long_what_comes_joins_the_next_one(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        var write = new Hold();
        var notes = new StoreSpy.Notes { BeforeCommitAsync = commit => IsOfRows(commit) ? write.PassAsync(commit) : Task.FromResult(commit) };
        await using Domain domain = Alone(temporary, notes);
        await using ProjectionWorker worker = await temporary.StartAsync(domain: domain);
        await domain.Account("a").DepositAsync(1);
        await write.Reached;
        for (int amount = 2; amount < Batch; amount++) await domain.Account("a").DepositAsync(amount);
        Assert.DoesNotContain(notes.Commits, IsOfRows);
        write.Release();
        await WrittenAsync(notes, Batch - 1);
        Assert.Equal(Enumerable.Range(1, Batch - 1).Select(amount => (long)amount), (await domain.Fragile().FindAsync("a"))!.Amounts);
        // One more where an event came before the worker had begun to wait for the write.
        Assert.InRange(notes.Commits.Count(IsOfRows), 2, 3);
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Stores), MemberType = typeof(TemporaryDomain))]
    public async Task The_log_is_read_ahead_while_rows_are_read_and_all_goes_on_while_rows_are_written(string store)
    {
        await using var temporary = new TemporaryDomain(store);
        const int Pages = 24, Rows = Pages * Batch;
        for (int number = 0; number < Rows; number++) await temporary.Domain.Account($"acc-{number}").DepositAsync(1);
        await using (await temporary.StartAsync()) await temporary.Domain.WaitForAsync<Fragile>(Rows, TimeSpan.FromSeconds(30), Token);
        for (int number = 0; number < Rows; number++) await temporary.Domain.Account($"acc-{number}").DepositAsync(2);

        Hold rows = new(), write = new();
        int rowReads = 0;
        long firstWriteTo = 0;
        var notes = new StoreSpy.Notes
        {
            BeforeReadingRowsAsync = (table, _) =>
            {
                Interlocked.Increment(ref rowReads);
                return rows.PassAsync(table);
            },
            BeforeCommitAsync = commit =>
            {
                if (!IsOfRows(commit)) return Task.FromResult(commit);
                Interlocked.CompareExchange(ref firstWriteTo, commit.To.Position, 0);
                return write.PassAsync(commit);
            },
        };
        await using Domain domain = Alone(temporary, notes);
        // No time passes for it: it writes when enough rows have changed, on a slow machine too.
        await using ProjectionWorker worker = await temporary.StartAsync(TemporaryDomain.Quick with { TimeProvider = new ManualClock() }, domain);
        await rows.Reached;
        await TemporaryDomain.EventuallyAsync(() => Task.FromResult(notes.Reads.Any(read => read.After == Rows + Batch)), "the next page is read while the rows of the first are");
        rows.Release();
        await write.Reached;
        // Whose rows are read next, the page before that is folded.
        await TemporaryDomain.EventuallyAsync(() => Task.FromResult(Volatile.Read(ref rowReads) == Pages), "all pages are read and their rows, and all but the last are folded, while the first rows are written");
        Assert.InRange(Volatile.Read(ref firstWriteTo), Rows + (2 * Batch), (2 * Rows) - (2 * Batch));
        Assert.DoesNotContain(notes.Commits, IsOfRows);
        write.Release();
        await domain.WaitForAsync<Fragile>(2 * Rows, TimeSpan.FromSeconds(30), Token);
        Assert.All(await domain.Fragile().AllAsync(Token).ToListAsync(Token), row => Assert.Equal([1, 2], row.Amounts));
    }

    private static Task AllOwnedAsync(TemporaryDomain temporary, int count) => TemporaryDomain.EventuallyAsync(
        async () => (await temporary.Domain.ProjectionStatus.GetAsync(Token)).Count(info => info.Partitions[0].Owner is not null) == count, "all are at work");

    private static Task AllStoredAsync(StoreSpy.Notes notes, int count, long position) => TemporaryDomain.EventuallyAsync(
        () => Task.FromResult(notes.Commits.Where(commit => commit.To.Position >= position).Select(commit => commit.Lease.Key).Distinct().Count() == count), $"all have stored what there is up to {position}");

    // The store tells others of a write before the spy has noted it.
    private static Task WrittenAsync(StoreSpy.Notes notes, long position) => TemporaryDomain.EventuallyAsync(
        () => Task.FromResult(notes.Commits.Any(commit => IsOfRows(commit) && commit.To.Position >= position)), $"{position} is written");

    // One read model, so that what is read is read for it.
    private static Domain Alone(TemporaryDomain temporary, StoreSpy.Notes notes) => Domain.Create(builder => ChangedModule.Only(builder, "fragile").UseStore(_ => StoreSpy.On(temporary.Store, notes)));

    private static bool IsOfRows(ProjectionCommit commit) => commit.Lease.Key.Name == "fragile" && commit.Changes?.IsEmpty == false;

    /// <summary>A clock by which something is due whenever it is looked at; timers are those of the system.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => Interlocked.Add(ref _now, 2 * TimestampFrequency);
    }

    /// <summary>Holds the first one up that comes by.</summary>
    private sealed class Hold
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);

        public void Release() => _released.SetResult();

        public async Task<T> PassAsync<T>(T passing)
        {
            // Not for ever, so that a test that fails before it releases ends.
            if (_reached.TrySetResult()) await _released.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
            return passing;
        }
    }
}
