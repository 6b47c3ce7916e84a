using System.Collections.Immutable;
using DomainFx.Analyzers.Purity;

namespace DomainFx.Analyzers.Tests.Purity;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_marked_line_is_reported_and_no_other()
    {
        ImmutableSortedSet<string> reported = await Corpus.ReportAsync([new PurityAnalyzer(), new OutsideCallAnalyzer()], TestContext.Current.CancellationToken);
        ImmutableSortedSet<string> right = reported.Intersect(Corpus.Expected);
        output.WriteLine($"corpus: {Corpus.Aggregates().Count()} aggregates, {Corpus.Expected.Count} marked lines, "
            + $"precision {100.0 * right.Count / reported.Count:0.0}%, recall {100.0 * right.Count / Corpus.Expected.Count:0.0}%");
        Assert.True(reported.SetEquals(Corpus.Expected),
            $"reported, but not marked:\n  {string.Join("\n  ", reported.Except(Corpus.Expected))}\nmarked, but not reported:\n  {string.Join("\n  ", Corpus.Expected.Except(reported))}");
    }

    [Fact]
    public void Half_of_the_aggregates_are_clean()
    {
        List<bool> flagged = [.. Corpus.Aggregates()];
        Assert.InRange(flagged.Count, 150, int.MaxValue);
        Assert.InRange(flagged.Count(static flagged => !flagged), flagged.Count * 0.45, flagged.Count * 0.6);
    }
}
