using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>Where the rules have nothing to say.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task An_empty_file() => Assert.Empty(await Host.Verifier.ReportAsync(TestCompilation.Create(""), TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_project_without_DomainFx()
    {
        const string Source = "public sealed class A { private int _count; [Command] public void Do() { _count++; On(1); } [Event] private void On(int e) => throw null!; } public sealed class CommandAttribute : Attribute; public sealed class EventAttribute : Attribute;";
        Compilation compilation = TestCompilation.Create([Source], references: TestReferences.Framework);
        Assert.Empty(await Host.Verifier.ReportAsync(compilation, TestContext.Current.CancellationToken));
    }

    [Fact]
    public Task A_class_that_is_no_aggregate() => Host.Verifier.VerifyAsync(
        "using DomainFx; public sealed class A { private int _count; public void Do() => _count++; }", TestContext.Current.CancellationToken);

    [Fact]
    public Task A_pragma_with_a_reason() => Host.InCommandAsync("\n#pragma warning disable DFX1001 // a cache\n_count = 1;\n#pragma warning restore DFX1001\n[|_count = 2|];");

    [Fact]
    public async Task What_a_severity_turns_off()
    {
        Compilation compilation = TestCompilation.Create(Host.Source("[Command] public void Do() => _count = 1;"));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("DFX1001", ReportDiagnostic.Suppress)]));
        Assert.Empty(await Host.Verifier.ReportAsync(compilation, TestContext.Current.CancellationToken));
    }
}
