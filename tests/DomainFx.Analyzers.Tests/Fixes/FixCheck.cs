using System.Collections.Immutable;
using DomainFx.Analyzers.Tests.Rules;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Fixes;

/// <summary>Before and after a fix, one place at a time and all at once; what comes out compiles and is not reported any more.</summary>
internal static class FixCheck
{
    private static readonly ImmutableArray<IIncrementalGenerator> Generators = GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly);

    /// <summary>Checks a fix of a whole file.</summary>
    /// <param name="rule">The rule, where it is not the first of those that the fix is for.</param>
    public static Task VerifyAsync<TFix>(string before, string after, string? rule = null)
        where TFix : CodeFixProvider, new() =>
        Verifier<TFix>(rule).VerifyAsync(Text(before), Text(after), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Checks that nothing is offered, although the rule reports.</summary>
    public static Task OffersNothingAsync<TFix>(string code)
        where TFix : CodeFixProvider, new() =>
        Verifier<TFix>().OffersNothingAsync(MarkupSource.Parse(Text(code)).Text, TestContext.Current.CancellationToken);

    private static CodeFixVerifier Verifier<TFix>(string? rule = null)
        where TFix : CodeFixProvider, new()
    {
        var fix = new TFix();
        DiagnosticAnalyzer analyzer = RuleCatalog.Analyzers.Last(analyzer => analyzer.SupportedDiagnostics.Any(supported => supported.Id == (rule ?? fix.FixableDiagnosticIds[0])));
        return new CodeFixVerifier(analyzer, fix, Generators);
    }

    private static string Text(string code) => code.ReplaceLineEndings("\n");
}
