using System.Text;
using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Rules;

/// <summary>The index of the rules is made of their descriptors. After a change, <c>DOMAINFX_ACCEPT_SNAPSHOTS=1</c> writes it anew.</summary>
public sealed class RuleIndexTests
{
    private static readonly string Index = Path.Combine(RulePage.Folder, "README.md");

    [Fact]
    public void The_index_lists_every_rule()
    {
        string expected = Write();
        if (Environment.GetEnvironmentVariable("DOMAINFX_ACCEPT_SNAPSHOTS") == "1") File.WriteAllText(Index, expected);

        Assert.Equal(expected, File.Exists(Index) ? File.ReadAllText(Index) : "");
    }

    private static string Write()
    {
        var text = new StringBuilder("# The rules\n\nWritten from the rules' descriptors: edit those. A severity is changed in `.editorconfig`: `dotnet_diagnostic.DFX2001.severity = warning`.\n");
        foreach (IGrouping<string, DiagnosticDescriptor> theme in RuleCatalog.Rules.GroupBy(static rule => rule.Category))
        {
            text.Append($"\n## {theme.Key["DomainFx.".Length..]}\n\n| rule | what | severity | fix |\n|---|---|---|---|\n");
            foreach (DiagnosticDescriptor rule in theme)
                text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {Severity(rule)} | {(RuleCatalog.Fixable.Contains(rule.Id) ? "yes" : "")} |\n");
        }

        return text.ToString();
    }

    private static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity switch
    {
        _ when !rule.IsEnabledByDefault => "off",
        DiagnosticSeverity.Info => "suggestion",
        _ => rule.DefaultSeverity.ToString().ToLowerInvariant(),
    };
}
