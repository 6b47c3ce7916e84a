using System.Globalization;
using System.Text.RegularExpressions;
using DomainFx.Tests.Common;

namespace DomainFx.Packaging.Tests;

/// <summary>Whoever makes a mistake in a project of their own sees the rule and the link to its page in the build.</summary>
public partial class MistakeTests(Mistakes mistakes) : IClassFixture<Mistakes>
{
    public static TheoryData<string> Ids => [.. RulePage.All.Select(static page => page.Id)];

    [Fact]
    public void The_README_quotes_what_is_said()
    {
        MatchCollection quotes = Quote().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")));
        Assert.NotEmpty(quotes);
        Assert.All(quotes, quote => Assert.Contains(
            mistakes.Found[quote.Groups["page"].Value], finding => quote.Groups["text"].Value == $"{finding.Severity} {finding.Id}: {finding.Text[..finding.Text.LastIndexOf(" (https://", StringComparison.Ordinal)]}"));
    }

    [Fact]
    public void The_newest_language_hides_nothing()
    {
        IEnumerable<string> marked = File.ReadLines(Mistakes.Newest).Select(static (line, index) => (line, index)).Where(static found => found.line.EndsWith("// DFX1001", StringComparison.Ordinal)).Select(static found => $"{found.index + 1} DFX1001");
        IEnumerable<string> found = NewestMessage().Matches(mistakes.Log).Select(static message => $"{message.Groups["line"].Value} {message.Groups["id"].Value}").Distinct().OrderBy(static message => int.Parse(message.Split(' ')[0], CultureInfo.InvariantCulture));
        Assert.Equal(marked, found);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_mistake_is_reported_by_its_rule_alone_with_the_link_to_its_page(string id)
    {
        IEnumerable<Finding> found = mistakes.Found[id];
        Assert.True(found.Any(), $"Nothing is said of {id}. The build says:\n{mistakes.Log}");
        Assert.All(found, finding =>
        {
            Assert.True(finding.Id == id, $"{finding.Id} is reported of the mistake of {id}: {finding.Text}");
            Assert.Contains($"/analyzers/rules/{id}.md", finding.Text, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex(@"Purse\.cs\((?<line>\d+),\d+(,\d+,\d+)?\): (error|warning) (?<id>DFX\d{4}):", RegexOptions.ExplicitCapture)]
    private static partial Regex NewestMessage();

    [GeneratedRegex(@"<!-- said of analyzers/rules/(?<page>DFX\d{4})\.md -->\n```text\n(?<text>.*)\n```", RegexOptions.ExplicitCapture)]
    private static partial Regex Quote();
}
