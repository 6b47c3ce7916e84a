using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace DomainFx.Roslyn.TestKit.Tests;

public class GeneratorRunTests
{
    private const string Source = "[System.Obsolete] public class A; [System.Obsolete] public class B;";

    [Fact]
    public void A_pipeline_of_values_comes_from_the_cache()
    {
        GeneratorRun run = Start(new GreetingGenerator());
        run.CompilesWithoutWarnings();
        Assert.Equal(["A.g.cs", "B.g.cs"], run.Sources.Select(source => source.HintName));
    }

    [Fact]
    public void A_pipeline_that_keeps_symbols_is_refused()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => Start(new GreetingGenerator(keepsSymbols: true)));
        Assert.Contains("re-ran", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_in_generated_code_is_refused()
    {
        GeneratorRun run = Start(new GreetingGenerator(body: "    private static void M() { int unused; }\n"));
        var failure = Assert.ThrowsAny<XunitException>(() => run.CompilesWithoutWarnings());
        Assert.Contains("CS0168", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_comment_on_a_public_generated_member_is_refused()
    {
        GeneratorRun run = Start(new PublicTypeGenerator());
        var failure = Assert.ThrowsAny<XunitException>(() => run.CompilesWithoutWarnings());
        Assert.Contains("CS1591", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_re_emits_what_changed_and_nothing_else()
    {
        GeneratorRun before = Start(new GreetingGenerator());
        GeneratorRun after = before.After(compilation =>
            compilation.WithSource("Source0.cs", Source.Replace("class B", "class C", StringComparison.Ordinal)));
        Assert.Equal(["C.g.cs"], after.ReEmitted(before));
        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified], after.Reasons("Names"));
    }

    private static GeneratorRun Start(IIncrementalGenerator generator) => GeneratorRun.Start(TestCompilation.Create(Source), [generator]);

    private sealed class PublicTypeGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider.Select(static (_, _) => 0), static (output, _) =>
                output.AddSource("Open.g.cs", "public class Open;"));
    }
}
