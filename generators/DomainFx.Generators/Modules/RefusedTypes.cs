namespace DomainFx.Generators.Modules;

/// <summary>The types of an assembly that nothing is generated for: refused by a parser, or in conflict with each other. Nearly always empty, so that it re-runs nothing.</summary>
internal static class RefusedTypes
{
    public static EquatableArray<string> Of(ModuleEntries all)
    {
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        foreach (EquatableArray<ModuleEntry> entries in (EquatableArray<ModuleEntry>[])[all.Events, all.Aggregates, all.Projections])
        {
            foreach (ModuleEntry entry in entries)
            {
                if (entry.IsRefused) refused.Add(entry.Type);
            }

            foreach (Conflict conflict in Conflict.Among(entries)) refused.Add(conflict.Type);
        }

        while (AddWhatIsMadeOfRefused(all.Events, refused))
        {
        }

        return refused.ToEquatable();
    }

    // Its upcaster would read a contract that is not there: an error in generated code, which hides the one at the mistake.
    private static bool AddWhatIsMadeOfRefused(EquatableArray<ModuleEntry> events, SortedSet<string> refused)
    {
        if (refused.Count == 0) return false;

        bool added = false;
        foreach (ModuleEntry entry in events)
        {
            if (entry.MadeFrom is { } older && refused.Contains(older)) added |= refused.Add(entry.Type);
        }

        return added;
    }

    public static bool Contains(this EquatableArray<string> refused, TypeName type) => !refused.IsEmpty && refused.Contains(type.FullName);
}
