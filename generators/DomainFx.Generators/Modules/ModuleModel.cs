namespace DomainFx.Generators.Modules;

/// <summary>The module of an assembly.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Events">The contracts, as C#, ordered by stored name.</param>
/// <param name="Aggregates">The aggregate types, as C#, ordered by category.</param>
/// <param name="Projections">The types of read models, projections and reactors, as C#, ordered by stored name.</param>
/// <param name="Uses">The modules it uses, from <c>global::</c>.</param>
internal sealed record ModuleModel(string Name, EquatableArray<string> Events, EquatableArray<string> Aggregates, EquatableArray<string> Projections, EquatableArray<string> Uses)
{
    public static ModuleModel Of(string name, ModuleEntries all, EquatableArray<string> refused)
    {
        List<ModuleEntry> registered = [.. Sorted(Latest(all.Events.Where(Registered)))];
        List<ModuleEntry> served = [.. Sorted(all.Aggregates.Where(Registered))];
        List<ModuleEntry> projected = [.. Sorted(all.Projections.Where(Registered))];
        return new(
            name,
            registered.Select(static entry => entry.Expression!).ToEquatable(),
            served.Select(static entry => entry.Expression!).ToEquatable(),
            projected.Select(static entry => entry.Expression!).ToEquatable(),
            all.Events.Concat(all.Aggregates).Concat(all.Projections).SelectMany(static entry => entry.UsedModules).Distinct().OrderBy(static module => module, StringComparer.Ordinal)
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
