using DomainFx.Faults.Projections.Model;

namespace DomainFx.Faults.Projections;

/// <summary>Commits of a projection's own SQL whose answer gets lost, or that a stop cuts short: its handlers handle each event once in effect.</summary>
public sealed class UnansweredCommitTests
{
    private static readonly ProjectionOptions Options = new() { BatchSize = 4, MaxAttempts = 2, FirstDelay = TimeSpan.FromMilliseconds(5), LeaseDuration = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task A_projection_goes_on_from_where_it_stands_in_the_store()
    {
        using var folder = new TemporaryFolder();
        await using var inner = await PrepareAsync(folder);

        var losses = new AnswerLoss.Losses();
        await using (var domain = Domain.Create(builder => builder.AddDomainFxFaults().UseStore(_ => AnswerLoss.On(inner.Store, losses))))
        await using (await ProjectionWorker.StartAsync(domain, Options))
            await TallyRows.CaughtUpAsync(inner);

        Assert.InRange(losses.Count, 1, int.MaxValue);
        await TallyRows.ExpectAsync(inner, new TallyDatabase(folder.File));
    }

    [Fact]
    public async Task A_commit_that_is_cut_short_by_a_stop_is_made_by_the_next_worker()
    {
        using var folder = new TemporaryFolder();
        await using var inner = await PrepareAsync(folder);

        var losses = new AnswerLoss.Losses { Stalls = true };
        await using (var domain = Domain.Create(builder => builder.AddDomainFxFaults().UseStore(_ => AnswerLoss.On(inner.Store, losses))))
        await using (await ProjectionWorker.StartAsync(domain, Options))
            await losses.Stalled.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await using (await ProjectionWorker.StartAsync(inner, Options)) await TallyRows.CaughtUpAsync(inner);
        await TallyRows.ExpectAsync(inner, new TallyDatabase(folder.File));
    }

    private static async Task<Domain> PrepareAsync(TemporaryFolder folder)
    {
        var domain = TallyDomain.Open(folder.File);
        await domain.Store.GetHeadAsync();
        await new TallyDatabase(folder.File).ExecuteAsync(Ledger.Table);
        var traffic = new TallyTraffic(domain, keys: 10);
        for (var number = 0; number < 20; number++) await traffic.AppendAsync($"{number}", new Bumped($"group-{number % 3}", ["key-1"], number));
        return domain;
    }
}
