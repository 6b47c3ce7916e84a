using DomainFx.Tests.Common;

namespace DomainFx.Packaging.Tests;

/// <summary>Whoever makes a mistake in a project of their own sees the rule and the link to its page in the build.</summary>
public class MistakeTests(Mistakes mistakes) : IClassFixture<Mistakes>
{
    public static TheoryData<string> Ids => [.. RulePage.All.Select(static page => page.Id)];

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
}
