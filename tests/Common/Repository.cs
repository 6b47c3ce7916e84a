using System.Reflection;

namespace DomainFx.Tests.Common;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ProjectFolder(), "..", ".."));

    /// <summary>The configuration that was built.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    // Written by the build: CallerFilePath is mapped in deterministic builds.
    private static string ProjectFolder() =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectFolder").Value!;
}
