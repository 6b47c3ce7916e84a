using System.Collections.Immutable;
using System.Globalization;
using DomainFx.Analyzers.Purity;
using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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

    /// <summary>After a change, <c>DOMAINFX_ACCEPT_SNAPSHOTS=1</c> writes the file anew: read its difference.</summary>
    [Fact]
    public async Task The_messages_say_how_a_handler_gets_there()
    {
        ImmutableArray<Diagnostic> reported = await Corpus.Compilation.WithAnalyzers([new PurityAnalyzer(), new OutsideCallAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        string text = string.Concat(reported.Select(static diagnostic => $"{diagnostic.Location.SourceTree?.FilePath}: {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n").Order(StringComparer.Ordinal));
        string file = Path.Combine(Repository.Root, "tests", "DomainFx.Analyzers.Tests", "Purity", "CorpusMessages.txt");
        if (Environment.GetEnvironmentVariable("DOMAINFX_ACCEPT_SNAPSHOTS") == "1") await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }

    [Fact]
    public void Half_of_the_aggregates_are_clean()
    {
        List<bool> flagged = [.. Corpus.Aggregates()];
        Assert.InRange(flagged.Count, 150, int.MaxValue);
        Assert.InRange(flagged.Count(static flagged => !flagged), flagged.Count * 0.45, flagged.Count * 0.6);
    }
}
