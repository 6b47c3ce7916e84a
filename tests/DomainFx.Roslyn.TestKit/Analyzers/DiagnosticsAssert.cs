using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Compares reported with expected diagnostics and tells the difference in terms of the source.</summary>
internal static class DiagnosticsAssert
{
    internal static void Equal(MarkupSource source, ImmutableArray<Diagnostic> reported)
    {
        List<ExpectedDiagnostic> missing = [.. source.Expected];
        List<string> problems = [];
        foreach (Diagnostic diagnostic in reported)
        {
            if (!missing.Remove(new(diagnostic.Id, diagnostic.Location.SourceSpan)))
                problems.Add($"not expected: {diagnostic}\n    > {diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan)}");
        }

        problems.AddRange(missing.Select(expected =>
            $"not reported: {expected.Id} on\n    > {source.Text.Substring(expected.Span.Start, expected.Span.Length)}"));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
