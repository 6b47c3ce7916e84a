using System.Collections.Immutable;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests;

/// <summary>Runs the generators over sources, twice, as every run does.</summary>
internal static class Generated
{
    public static ImmutableArray<IIncrementalGenerator> Generators => GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly);

    /// <summary>The run over files that all use DomainFx and stand in namespace Bank; it must compile without a warning.</summary>
    public static GeneratorRun From(params string[] sources) => Start([.. sources.Select(static source => $"using DomainFx;\nnamespace Bank;\n\n{source}")]).CompilesWithoutWarnings();

    /// <summary>The run over files as they are.</summary>
    public static GeneratorRun Start(params string[] sources) => GeneratorRun.Start(TestCompilation.Create(sources), Generators);
}
