using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Hands generators that are already loaded to a workspace.</summary>
internal sealed class GeneratorReference(ImmutableArray<IIncrementalGenerator> generators) : AnalyzerReference
{
    // The workspace asks several times and knows each generator by identity.
    private readonly ImmutableArray<ISourceGenerator> _generators = [.. generators.Select(static generator => generator.AsSourceGenerator())];

    public override string? FullPath => null;

    public override object Id => this;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
}
