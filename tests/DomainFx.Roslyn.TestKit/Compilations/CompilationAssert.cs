using Microsoft.CodeAnalysis;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Judges a compilation by its diagnostics.</summary>
public static class CompilationAssert
{
    /// <summary>Fails on any error or warning, generated code included.</summary>
    public static void CompilesWithoutWarnings(Compilation compilation)
    {
        List<Diagnostic> found = [.. Problems(compilation)];
        Assert.True(found.Count == 0, Describe(found));
    }

    public static IEnumerable<Diagnostic> Problems(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && !IsMissingCommentOfTheTest(diagnostic));

    // A test's own types need no comments; generated ones do, since users turn CS1591 into an error.
    private static bool IsMissingCommentOfTheTest(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) != true;

    private static string Describe(IReadOnlyCollection<Diagnostic> found)
    {
        IEnumerable<string> lines = found.Take(20).Select(static diagnostic =>
            $"{diagnostic}\n    > {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}");
        return $"The output has {found.Count} errors or warnings:\n{string.Join('\n', lines)}";
    }
}
