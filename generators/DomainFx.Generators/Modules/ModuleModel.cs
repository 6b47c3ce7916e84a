using System.Collections.Immutable;

namespace DomainFx.Generators.Modules;

/// <summary>The module of an assembly.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Events">The contracts, as C#, ordered by stored name.</param>
/// <param name="Aggregates">The aggregate types, as C#, ordered by category.</param>
/// <param name="Uses">The modules it uses, from <c>global::</c>.</param>
internal sealed record ModuleModel(string Name, EquatableArray<string> Events, EquatableArray<string> Aggregates, EquatableArray<string> Uses)
{
    public static ModuleModel Of(string name, ImmutableArray<ModuleEntry> events, ImmutableArray<ModuleEntry> aggregates, EquatableArray<string> refused)
    {
        List<ModuleEntry> registered = [.. Sorted(Latest(events.Where(Registered)))];
        List<ModuleEntry> served = [.. Sorted(aggregates.Where(Registered))];
        return new(
            name,
            registered.Select(static entry => entry.Expression!).ToEquatable(),
            served.Select(static entry => entry.Expression!).ToEquatable(),
            events.AddRange(aggregates).SelectMany(static entry => entry.UsedModules).Distinct().OrderBy(static module => module, StringComparer.Ordinal)
                .Select(static module => module + ".Instance").ToEquatable());

        bool Registered(ModuleEntry entry) => entry.Expression is not null && (refused.IsEmpty || !refused.Contains(entry.Type));
    }

    // Older contracts are reached through the newest one, which upcasts them.
    private static IEnumerable<ModuleEntry> Latest(IEnumerable<ModuleEntry> events)
    {
        foreach (IGrouping<string, ModuleEntry> versions in events.GroupBy(static entry => entry.StoredName, StringComparer.Ordinal))
        {
            ModuleEntry? latest = null;
            foreach (ModuleEntry entry in versions)
            {
                if (latest is null || entry.Version > latest.Version) latest = entry;
            }

            yield return latest!;
        }
    }

    private static IEnumerable<ModuleEntry> Sorted(IEnumerable<ModuleEntry> entries) =>
        entries.OrderBy(static entry => entry.StoredName, StringComparer.Ordinal).ThenBy(static entry => entry.Expression, StringComparer.Ordinal);
}
