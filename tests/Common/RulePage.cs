using System.Text.RegularExpressions;

namespace DomainFx.Tests.Common;

/// <summary>
/// The page of a rule, <c>analyzers/rules/DFXnnnn.md</c>: a title, text, and the sections Bad, Good and When to suppress. Its examples are
/// compiled: the bad one must report the rule and nothing else, the good one nothing.
/// </summary>
/// <remarks>
/// A code block is a file. The word after its language names it: <c>```json domainfx.lock.json</c>; C# without a name is <c>Example.cs</c>,
/// in namespace <c>Example</c> unless it names one. C# under <c>Reference/</c> is compiled into an assembly that the rest refers to;
/// under <c>Plain/</c>, into one that is built without the package.
/// </remarks>
internal sealed partial record RulePage(string Id, string Title, string Text)
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "analyzers", "rules");

    public static IReadOnlyList<RulePage> All { get; } = [.. Directory.EnumerateFiles(Folder, "DFX*.md").Order(StringComparer.Ordinal).Select(Read)];

    public IReadOnlyList<RuleExampleFile> Bad => Files("Bad");

    public IReadOnlyList<RuleExampleFile> Good => Files("Good");

    public bool HasSection(string name) => Section(name).Trim().Length > 0;

    private static RulePage Read(string path)
    {
        string text = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
        Match title = TitleLine().Match(text);
        return new(Path.GetFileNameWithoutExtension(path), title.Groups["title"].Value, text);
    }

    private IReadOnlyList<RuleExampleFile> Files(string section) =>
        [.. CodeBlock().Matches(Section(section)).Select(static block => RuleExampleFile.Of(block.Groups["language"].Value, block.Groups["name"].Value, block.Groups["code"].Value))];

    private string Section(string name)
    {
        int start = Text.IndexOf($"\n## {name}\n", StringComparison.Ordinal);
        if (start < 0) return "";
        start += name.Length + 5;
        int end = Text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? Text[start..] : Text[start..end];
    }

    [GeneratedRegex(@"\A# DFX\d{4}: (?<title>.+)\n", RegexOptions.ExplicitCapture)]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"^```(?<language>\w+)( (?<name>\S+))?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlock();
}
