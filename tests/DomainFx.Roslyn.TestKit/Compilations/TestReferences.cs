using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DomainFx.Roslyn.TestKit;

/// <summary>What a user's project refers to: the framework, DomainFx, and the Microsoft.Extensions abstractions it brings.</summary>
public static class TestReferences
{
    /// <summary>The framework alone, for the question how a rule behaves where DomainFx is absent.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = Load(static path => IsFramework(path));

    /// <summary>The framework and DomainFx.</summary>
    public static ImmutableArray<MetadataReference> Default { get; } = Load(static path => IsFramework(path) || IsDomainFx(path));

    private static bool IsFramework(string path) =>
        string.Equals(Path.GetDirectoryName(path), Path.GetDirectoryName(typeof(object).Assembly.Location), StringComparison.Ordinal);

    private static bool IsDomainFx(string path) =>
        Path.GetFileName(path) is "DomainFx.dll" || Path.GetFileName(path).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    private static ImmutableArray<MetadataReference> Load(Func<string, bool> include) =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(include)
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))];
}
