using System.Reflection;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Where the snapshots of one test stand.</summary>
internal sealed record SnapshotFolder(string Folder, string Prefix)
{
    internal const string VerifiedSuffix = ".verified.cs";

    /// <summary>The folder of a test file; its path may be mapped (<c>/_/…</c> in deterministic builds), so only the part below the project counts.</summary>
    internal static SnapshotFolder Of(string testFile, string test)
    {
        string project = ProjectFolder(Assembly.GetEntryAssembly()!);
        string marker = $"/{Path.GetFileName(project)}/";
        string path = testFile.Replace('\\', '/');
        string below = path[(path.LastIndexOf(marker, StringComparison.Ordinal) + marker.Length)..];
        return new(
            Path.Combine(project, Path.GetDirectoryName(below)!),
            $"{Path.GetFileNameWithoutExtension(below)}.{test}#");
    }

    /// <summary>The folder of a test project, which the build writes into its assembly.</summary>
    internal static string ProjectFolder(Assembly testAssembly) =>
        testAssembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ProjectFolder").Value!;

    internal SnapshotFile File(string hintName)
    {
        string name = hintName.EndsWith(".cs", StringComparison.Ordinal) ? hintName[..^3] : hintName;
        string start = Path.Combine(Folder, Prefix + name.Replace('/', '.').Replace('<', '(').Replace('>', ')'));
        return new(hintName, start + VerifiedSuffix, start + ".received.cs");
    }

    /// <summary>The expected files of this test on disk; the first line of each tells its hint name.</summary>
    internal IEnumerable<SnapshotFile> VerifiedFiles() =>
        from path in Directory.EnumerateFiles(Folder, $"{Prefix}*{VerifiedSuffix}")
        let hintName = System.IO.File.ReadLines(path).First()["//HintName: ".Length..]
        select new SnapshotFile(hintName, path, path.Replace(VerifiedSuffix, ".received.cs", StringComparison.Ordinal));
}
