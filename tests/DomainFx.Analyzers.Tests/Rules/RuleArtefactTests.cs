using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Rules;

/// <summary>A rule is an id, an analyzer, a page that its help link leads to, an entry for the release, and tests.</summary>
public sealed class RuleArtefactTests
{
    private static readonly string[] Sections = ["Bad", "Good", "When to suppress"];

    private static readonly string AnalyzerFolder = Path.Combine(Repository.Root, "analyzers", "DomainFx.Analyzers");

    private static readonly string[] Releases =
        [.. new[] { "Shipped", "Unshipped" }.SelectMany(static list => File.ReadAllLines(Path.Combine(AnalyzerFolder, $"AnalyzerReleases.{list}.md")))];

    private static readonly string Tests = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "DomainFx.Analyzers.Tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    public static TheoryData<string> Ids => [.. RuleCatalog.Rules.Select(static rule => rule.Id)];

    [Fact]
    public void An_id_stands_for_one_rule() => Assert.Equal(RuleCatalog.Rules.Select(static rule => rule.Id).Distinct(), RuleCatalog.Rules.Select(static rule => rule.Id));

    [Fact]
    public void A_page_belongs_to_a_rule() => Assert.Equal(RuleCatalog.Rules.Select(static rule => rule.Id), RulePage.All.Select(static page => page.Id));

    [Fact]
    public void Fixes_are_for_rules_that_there_are() => Assert.Subset(RuleCatalog.Rules.Select(static rule => rule.Id).ToHashSet(), RuleCatalog.Fixable.Where(static id => id.StartsWith("DFX", StringComparison.Ordinal)).ToHashSet());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_help_link_leads_to_its_page(string id)
    {
        DiagnosticDescriptor rule = RuleCatalog.Rule(id);
        Assert.EndsWith($"/analyzers/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        RulePage page = Assert.Single(RulePage.All, page => page.Id == id);
        Assert.Equal(rule.Title.ToString(), page.Title);
        Assert.All(Sections, section => Assert.True(page.HasSection(section), $"{id}.md has no section '{section}'."));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_listed_for_the_release(string id)
    {
        DiagnosticDescriptor rule = RuleCatalog.Rule(id);
        string severity = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled";
        Assert.Contains($"{id} | {rule.Category} | {severity} | {rule.Title}", Releases);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_has_tests(string id) => Assert.Contains(id, Tests, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_page_tells_of_a_fix_where_there_is_one(string id) =>
        Assert.Equal(RuleCatalog.Fixable.Contains(id), RulePage.All.Single(page => page.Id == id).Text.Contains(" fix ", StringComparison.OrdinalIgnoreCase));

    /// <summary>Warnings are errors in this repository, so its samples and test domains build with every rule as error but two that only suggest.</summary>
    [Fact]
    public void Samples_and_test_domains_break_no_rule()
    {
        Assert.Equal(["DFX2090"], RuleCatalog.Rules.Where(static rule => rule.DefaultSeverity < DiagnosticSeverity.Warning).Select(static rule => rule.Id));
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")), StringComparison.Ordinal);
        IEnumerable<string> settings = new[] { "*.csproj", "*.props", "*.targets", ".editorconfig", "*.globalconfig" }
            .SelectMany(static pattern => Directory.EnumerateFiles(Repository.Root, pattern, SearchOption.AllDirectories))
            .Where(static file => !Path.GetRelativePath(Repository.Root, file).StartsWith("artifacts", StringComparison.Ordinal));
        Assert.All(settings, static file => Assert.DoesNotContain("DFX", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void A_fix_has_tests() =>
        Assert.All(RuleCatalog.Fixes, fix => Assert.True(Tests.Contains($"<{fix.GetType().Name}>", StringComparison.Ordinal) || Tests.Contains($"new {fix.GetType().Name}()", StringComparison.Ordinal), $"{fix.GetType().Name} has no test."));

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_explained_where_severities_are_set(string id) => Assert.NotEqual("", RuleCatalog.Rule(id).Description.ToString());
}
