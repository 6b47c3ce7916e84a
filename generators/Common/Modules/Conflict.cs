namespace DomainFx.Generators.Modules;

/// <summary>A name that two types of an assembly claim.</summary>
/// <param name="Type">The type, from <c>global::</c>.</param>
/// <param name="Other">The type that claims the same.</param>
/// <param name="Claim">What both claim.</param>
internal sealed record Conflict(string Type, string Other, string Claim)
{
    /// <summary>All conflicts among entries: each is told for both types.</summary>
    public static IEnumerable<Conflict> Among(IEnumerable<ModuleEntry> entries)
    {
        var holders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ModuleEntry entry in entries.OrderBy(static entry => entry.Type, StringComparer.Ordinal))
        {
            foreach (string claim in entry.Claims)
            {
                if (!holders.TryGetValue(claim, out string holder))
                {
                    holders.Add(claim, entry.Type);
                }
                else if (holder != entry.Type)
                {
                    yield return new(holder, entry.Type, claim);
                    yield return new(entry.Type, holder, claim);
                }
            }
        }
    }
}
