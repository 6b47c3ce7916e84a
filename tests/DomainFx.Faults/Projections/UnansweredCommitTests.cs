using DomainFx.Faults.Projections.Model;

namespace DomainFx.Faults.Projections;

/// <summary>A projection's commit is carried out, but its answer gets lost: handlers are not called for the same events again.</summary>
public sealed class UnansweredCommitTests
{
    [Fact]
    public async Task A_projection_goes_on_from_where_it_stands_in_the_store()
    {
        using var folder = new TemporaryFolder();
        await using var inner = TallyDomain.Open(folder.File);
        var database = new TallyDatabase(folder.File);
        await inner.Store.GetHeadAsync();
        await database.ExecuteAsync(Ledger.Table);
        var traffic = new TallyTraffic(inner, keys: 10);
        for (var number = 0; number < 20; number++) await traffic.AppendAsync($"{number}", new Bumped($"group-{number % 3}", ["key-1"], number));

        var losses = new AnswerLoss.Losses();
        await using (var domain = Domain.Create(builder => builder.AddDomainFxFaults().UseStore(_ => AnswerLoss.On(inner.Store, losses))))
        await using (await ProjectionWorker.StartAsync(domain, new ProjectionOptions { BatchSize = 4, MaxAttempts = 2, FirstDelay = TimeSpan.FromMilliseconds(5) }))
            await TallyRows.CaughtUpAsync(inner);
        Assert.InRange(losses.Count, 1, int.MaxValue);
        await TallyRows.ExpectAsync(inner, database);
    }
}
