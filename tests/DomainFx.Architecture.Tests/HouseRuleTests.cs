using System.Text.RegularExpressions;
using DomainFx.Tests.Common;

namespace DomainFx.Architecture.Tests;

/// <summary>What keeps the code a place that one likes to work in.</summary>
public partial class HouseRuleTests
{
    private static readonly string[] Areas = ["src", "generators", "analyzers", "tests", "samples"];

    private static readonly IReadOnlyList<(string Path, string[] Lines)> Sources =
    [
        .. from area in Areas
           from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, area), "*.cs", SearchOption.AllDirectories)
           where !IsSnapshot().IsMatch(file)
           select (Path.GetRelativePath(Repository.Root, file), File.ReadAllLines(file)),
    ];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.Empty(from source in Sources where source.Lines.Length > 400 select $"{source.Path}: {source.Lines.Length} lines");

    [Fact]
    public void The_median_file_is_at_most_70_lines()
    {
        int[] lengths = [.. Sources.Select(source => source.Lines.Length).Order()];
        Assert.InRange(lengths[lengths.Length / 2], 1, 70);
    }

    [Fact]
    public void A_type_is_named_for_what_it_does() =>
        Assert.Empty(from source in Sources where IsVague().IsMatch(source.Path) select source.Path);

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.Empty(
            from source in Sources
            from line in source.Lines.Index()
            where IsUnfinished().IsMatch(line.Item)
            select $"{source.Path}({line.Index + 1}): {line.Item.Trim()}");

    [Fact]
    public void A_silenced_warning_has_its_reason_beside_it() =>
        Assert.Empty(
            from source in Sources
            from line in source.Lines.Index()
            where line.Item.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal) && !line.Item.Contains("//", StringComparison.Ordinal)
            select $"{source.Path}({line.Index + 1}): {line.Item.Trim()}");

    [Fact]
    public void A_project_file_holds_references_only() =>
        Assert.Empty(
            from area in Areas
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, area), "*.csproj", SearchOption.AllDirectories)
            where File.ReadAllLines(file).Length > 20
            select Path.GetRelativePath(Repository.Root, file));

    [GeneratedRegex(@"\.(verified|received)\.cs$")]
    private static partial Regex IsSnapshot();

    [GeneratedRegex(@"(Utils?|Helpers?|Manager|Misc)\.cs$")]
    private static partial Regex IsVague();

    // The pattern does not match itself.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b|Not" + @"ImplementedException")]
    private static partial Regex IsUnfinished();
}
