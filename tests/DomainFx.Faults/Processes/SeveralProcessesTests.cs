using DomainFx.Faults.Child;
using DomainFx.Sqlite;
using DomainFx.Stores;

namespace DomainFx.Faults.Processes;

/// <summary>Several processes on one file.</summary>
public sealed class SeveralProcessesTests
{
    [Fact]
    public async Task Two_processes_that_start_at_once_make_one_store_and_append_side_by_side()
    {
        for (var round = 0; round < 3; round++)
        {
            using var folder = new TemporaryFolder();
            await using var left = ChildProcess.Start(folder.File, "left", callers: 6, appends: 30);
            await using var right = ChildProcess.Start(folder.File, "right", callers: 6, appends: 30);
            string[] reported = [.. await left.DoneAsync(), .. await right.DoneAsync()];
            await using var store = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={folder.File}" });
            var history = await StoredHistory.ReadAsync(store);
            history.ExpectWhole();
            Assert.Equal(2 * 6 * 30, history.ExpectReported(reported));
        }
    }

    [Fact]
    public async Task A_subscriber_sees_what_other_processes_append_in_order_and_without_a_gap()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={folder.File}", PollInterval = TimeSpan.FromMilliseconds(5) });
        Assert.Equal(0, await store.GetHeadAsync());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        await using var left = ChildProcess.Start(folder.File, "left", callers: 6, appends: 60);
        await using var right = ChildProcess.Start(folder.File, "right", callers: 6, appends: 60);
        // In three appends of a caller there are 1 + 4 + 5 events.
        const int Expected = 2 * 6 * 20 * 10;
        var seen = new List<Guid>();
        for (var after = 0L; seen.Count < Expected;)
        {
            await store.WaitForEventsAsync(after, limit.Token);
            using var page = await store.ReadAllAsync(after, EventFilter.All, 50, limit.Token);
            for (var i = 0; i < page.Count; i++) seen.Add(page[i].EventId);
            after = page.NextPosition;
        }

        await left.DoneAsync();
        await right.DoneAsync();
        // Read again when all is quiet: whatever was missed while it was written is here.
        Assert.Equal((await StoredHistory.ReadAsync(store)).Events.Select(one => one.EventId), seen);
    }
}
