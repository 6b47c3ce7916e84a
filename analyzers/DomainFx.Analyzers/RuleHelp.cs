namespace DomainFx.Analyzers;

/// <summary>Where a rule is explained.</summary>
internal static class RuleHelp
{
    private const string Folder = "https://github.com/domainfx/domainfx/blob/main/analyzers/rules/";

    /// <summary>The page of a rule in <c>analyzers/rules</c>.</summary>
    public static string Link(string id) => $"{Folder}{id}.md";
}
