namespace DomainFx.Generators.Rules;

/// <summary>Where rules are explained: <c>analyzers/rules</c>.</summary>
internal static class RulePages
{
    /// <summary>The page of a rule; <c>{0}</c> stands for its id.</summary>
    public const string Format = "https://github.com/domainfx/domainfx/blob/main/analyzers/rules/{0}.md";
}
