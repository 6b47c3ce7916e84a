using System.Reflection;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Finds expected files whose test is gone: renamed or deleted tests leave them behind.</summary>
public static class SnapshotOrphans
{
    /// <summary>The names of the files of <paramref name="testAssembly"/>'s project that belong to no test method.</summary>
    public static IReadOnlyList<string> Of(Assembly testAssembly)
    {
        HashSet<string> tests =
        [
            .. from type in testAssembly.GetTypes()
               from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
               select $"{type.Name}.{method.Name}",
        ];
        return
        [
            .. from path in Directory.EnumerateFiles(SnapshotFolder.ProjectFolder(testAssembly), $"*{SnapshotFolder.VerifiedSuffix}", SearchOption.AllDirectories)
               let name = Path.GetFileName(path)
               where !tests.Contains(name.Split('#')[0])
               select name,
        ];
    }
}
