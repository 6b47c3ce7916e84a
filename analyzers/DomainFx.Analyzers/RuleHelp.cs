using System.Globalization;
using DomainFx.Generators.Rules;

namespace DomainFx.Analyzers;

/// <summary>Where a rule is explained.</summary>
internal static class RuleHelp
{
    /// <summary>The page of a rule in <c>analyzers/rules</c>.</summary>
    public static string Link(string id) => string.Format(CultureInfo.InvariantCulture, RulePages.Format, id);
}
