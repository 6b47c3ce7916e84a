using System.Collections.Immutable;
using DomainFx.Analyzers.Shape;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Rules;

/// <summary>Whoever knows better has the last word: by .editorconfig, and by a pragma.</summary>
public sealed class SeverityTests
{
    private const string Bad = "using DomainFx; [Aggregate(\"a\")] public sealed class Order { [Command(Creates = true)] public void Place() { } }";

    [Fact]
    public async Task Errors_are_errors_out_of_the_box() => Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await ReportAsync(Bad)).Severity);

    [Theory]
    [InlineData(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public async Task An_editorconfig_sets_the_severity(ReportDiagnostic configured, DiagnosticSeverity expected) =>
        Assert.Equal(expected, Assert.Single(await ReportAsync(Bad, configured)).Severity);

    [Fact]
    public async Task An_editorconfig_turns_a_rule_off() => Assert.Empty(await ReportAsync(Bad, ReportDiagnostic.Suppress));

    [Fact]
    public async Task A_pragma_turns_a_rule_off() => Assert.Empty(await ReportAsync($"#pragma warning disable DFX2010\n{Bad}"));

    [Fact]
    public async Task A_pragma_for_another_rule_does_not() => Assert.Single(await ReportAsync($"#pragma warning disable DFX2011\n{Bad}"));

    private static async Task<ImmutableArray<Diagnostic>> ReportAsync(string source, ReportDiagnostic? configured = null)
    {
        Compilation compilation = GeneratorRun.Start(TestCompilation.Create(source), GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly)).Output;
        if (configured is { } severity) compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Configured(severity)));
        return await compilation.WithAnalyzers([new RefusalAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What the compiler makes of <c>dotnet_diagnostic.DFX2010.severity</c>.</summary>
    private sealed class Configured(ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found)
        {
            found = severity;
            return diagnosticId == "DFX2010";
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found)
        {
            found = default;
            return false;
        }
    }
}
