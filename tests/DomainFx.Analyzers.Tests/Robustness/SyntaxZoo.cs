using DomainFx.Tests.Common;

namespace DomainFx.Analyzers.Tests.Robustness;

/// <summary>Code in which each syntax of the language occurs, on state of aggregates where it can.</summary>
internal static class SyntaxZoo
{
    public static IReadOnlyList<string> Texts { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "DomainFx.Analyzers.Tests", "Robustness", "Zoo"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
}
