using System.Runtime.CompilerServices;

namespace DomainFx.Roslyn.TestKit;

/// <summary>
/// Compares generated code with files beside the test, named as Verify names them:
/// <c>&lt;TestClass&gt;.&lt;Method&gt;#&lt;hint name&gt;.verified.cs</c>. A difference writes <c>.received.cs</c> next to it;
/// with <c>DOMAINFX_ACCEPT_SNAPSHOTS=1</c> the new text becomes the expected one.
/// </summary>
public static class Snapshot
{
    private static bool Accepting => Environment.GetEnvironmentVariable("DOMAINFX_ACCEPT_SNAPSHOTS") == "1";

    /// <summary>Compares all files of a run. <paramref name="only"/> narrows them down to hint names that contain it.</summary>
    public static void Match(
        GeneratorRun run, string? only = null, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        Dictionary<string, string> texts = run.Sources
            .Where(source => only is null || source.HintName.Contains(only, StringComparison.Ordinal))
            .ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());
        Assert.True(texts.Count > 0, $"{test} generated no file{(only is null ? "" : $" named like '{only}'")}: there is nothing to compare.");
        Match(texts, testFile, test);
    }

    /// <summary>Compares texts by hint name.</summary>
    public static void Match(
        IReadOnlyDictionary<string, string> texts, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        SnapshotFolder folder = SnapshotFolder.Of(testFile, test);
        List<string> problems = [];
        foreach ((string hintName, string text) in texts.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            if (Compare(folder.File(hintName), $"//HintName: {hintName}\n{Normalize(text)}") is { } problem)
                problems.Add(problem);
        }

        foreach (SnapshotFile orphan in folder.VerifiedFiles().Where(file => !texts.ContainsKey(file.HintName)))
        {
            if (Accepting)
                File.Delete(orphan.Verified);
            else
                problems.Add($"{Path.GetFileName(orphan.Verified)}: this test no longer generates it.");
        }

        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    private static string? Compare(SnapshotFile file, string received)
    {
        string? verified = File.Exists(file.Verified) ? Normalize(File.ReadAllText(file.Verified)) : null;
        File.Delete(file.Received);
        if (verified == received)
            return null;

        File.WriteAllText(Accepting ? file.Verified : file.Received, received);
        if (Accepting)
            return null;
        return verified is null
            ? $"{Path.GetFileName(file.Verified)} does not exist yet. Read the .received.cs beside it, then run with DOMAINFX_ACCEPT_SNAPSHOTS=1."
            : $"{Path.GetFileName(file.Verified)} differs:\n{TextDiff.Describe(verified, received)}";
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
