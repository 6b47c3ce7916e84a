using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;

namespace DomainFx.Hosting.Tests;

/// <summary>The check of the lease's token in the checkpoint's transaction is what keeps a late worker from doing damage: taken away, the damage is there.</summary>
public sealed class FenceTests
{
    [Theory]
    [InlineData("sqlite", true)]
    [InlineData("sqlite", false)]
    [InlineData("postgres", true)]
    [InlineData("postgres", false)]
    public async Task A_batch_that_is_late_is_refused_and_would_undo_rows_if_it_were_not(string store, bool hasFence)
    {
        await using var temporary = new TemporaryDomain(store, domain => ChangedModule.Only(domain, "fragile"));
        TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously), released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = new StoreSpy.Notes
        {
            // It sees the first event only, however the threads take turns.
            WhileReadingAsync = after => after == 0 ? Task.CompletedTask : gone.Task.WaitAsync(TimeSpan.FromSeconds(60)),
            BeforeCommitAsync = async commit =>
            {
                held.TrySetResult();
                // Not for ever, so that a test that fails before ends.
                await released.Task.WaitAsync(TimeSpan.FromSeconds(60));
                return hasFence ? commit : await UnfencedAsync(temporary, commit);
            },
        };
        await using Domain slow = Domain.Create(builder => ChangedModule.Only(builder, "fragile").UseStore(_ => StoreSpy.On(temporary.Store, late)));
        await temporary.Domain.Account("a").DepositAsync(1);

        // It stands still after it has folded the first event, past its lease.
        ProjectionWorker stalled = await temporary.StartAsync(TemporaryDomain.Expiring with { Owner = "stalled", TimeProvider = new ManualClock() }, slow);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await using ProjectionWorker successor = await temporary.StartAsync(TemporaryDomain.Expiring with { Owner = "successor" });
        for (int amount = 2; amount <= 5; amount++) await temporary.Domain.Account("a").DepositAsync(amount);
        await temporary.Domain.WaitForAsync<Fragile>(5, TimeSpan.FromSeconds(30));

        // It goes on, and the successor too, with another row.
        released.SetResult();
        await stalled.DisposeAsync();
        gone.SetResult();
        await temporary.Domain.Account("b").DepositAsync(6);
        await temporary.Domain.WaitForAsync<Fragile>(6, TimeSpan.FromSeconds(30));
        Assert.Equal(hasFence ? [1, 2, 3, 4, 5] : [1], (await temporary.Domain.Fragile().FindAsync("a"))!.Amounts);
        Assert.Equal([6], (await temporary.Domain.Fragile().FindAsync("b"))!.Amounts);
    }

    // What the statement would store if it asked neither for the token nor for the place.
    private static async Task<ProjectionCommit> UnfencedAsync(TemporaryDomain temporary, ProjectionCommit commit)
    {
        string table = temporary.IsSqlite ? "domainfx_partitions" : "projection_partitions";
        long token = await temporary.SqlAsync($"SELECT token FROM {table} WHERE name = 'fragile'");
        ProjectionInfo info = await temporary.StatusAsync("fragile");
        return commit with { Lease = commit.Lease with { Owner = info.Partitions[0].Owner!, Token = token }, From = info.Position, To = commit.To with { Position = info.Position, EventId = Guid.Empty } };
    }
}
