using System.Collections.Immutable;
using DomainFx.Analyzers.Lock;
using DomainFx.Generators;
using DomainFx.Generators.Lock;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>Domains with the lock that a build would have made of an earlier state of them.</summary>
internal static class Locked
{
    private const string Usings = "using DomainFx;\nusing System.Text.Json.Serialization;\nnamespace Shop;\n";

    private static readonly ImmutableArray<IIncrementalGenerator> Generators = GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly);

    /// <summary>The lock that a first build of a domain writes.</summary>
    public static string LockOf(string code)
    {
        Compilation compilation = Compile(Usings + code, Mode("Update"));
        INamedTypeSymbol? type = compilation.GetTypeByMetadataName("DomainFx.Generated.DomainFxLock");
        return type is null ? "" : (string)((IFieldSymbol)type.GetMembers("Text").Single()).ConstantValue!;
    }

    /// <summary>The lock that a later build makes of an earlier one.</summary>
    public static string Merge(string before, string code, bool acceptsAll = false) =>
        LockText.Of(LockMerge.Of(LockReader.Read(before), LockReader.Read(LockOf(code)), acceptsAll));

    /// <summary>Fails unless the marked places are reported, and nothing else; suggestions are only reported where they are marked.</summary>
    /// <param name="inLock">What is reported in the lock itself, for example <c>DFX3005 on line 5 of the lock</c>.</param>
    public static async Task<ImmutableArray<Diagnostic>> VerifyAsync(string? kept, string markup, string mode = "Update", params string[] inLock)
    {
        MarkupSource source = MarkupSource.Parse(Usings + markup);
        ImmutableArray<Diagnostic> reported = await ReportAsync(kept, source.Text, mode);
        Assert.Equal(
            source.Expected.Select(mark => $"{mark.Id} on {source.Text.Substring(mark.Span.Start, mark.Span.Length)}").Concat(inLock).Order(StringComparer.Ordinal),
            reported.Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).Select(static diagnostic => $"{diagnostic.Id} on {TextOf(diagnostic)}").Order(StringComparer.Ordinal));
        return reported;
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportAsync(string? kept, string code, string mode)
    {
        Compilation compilation = Compile(code, Mode(mode));
        ImmutableArray<AdditionalText> files = kept is null ? [] : [new KeptText(kept)];
        return await compilation
            .WithAnalyzers([new LockAnalyzer()], new AnalyzerOptions(files, new TestConfigOptions(Mode(mode))))
            .GetAnalyzerDiagnosticsAsync();
    }

    private static Compilation Compile(string code, Dictionary<string, string> options)
    {
        Compilation compilation = GeneratorRun.Start(TestCompilation.Create(code), Generators, options).Output;
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    private static Dictionary<string, string> Mode(string mode) => new() { ["build_property.DomainFxLockMode"] = mode };

    private static string TextOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? tree.GetText().ToString(diagnostic.Location.SourceSpan) : $"line {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1} of the lock";
}
