using System.Collections.Immutable;

namespace DomainFx.Generators.Modules;

/// <summary>The types of an assembly that nothing is generated for: refused by a parser, or in conflict with each other. Nearly always empty, so that it re-runs nothing.</summary>
internal static class RefusedTypes
{
    public static EquatableArray<string> Of(ImmutableArray<ModuleEntry> events, ImmutableArray<ModuleEntry> aggregates)
    {
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ImmutableArray<ModuleEntry> entries in (ImmutableArray<ModuleEntry>[])[events, aggregates])
        {
            foreach (ModuleEntry entry in entries)
            {
                if (entry.IsRefused) refused.Add(entry.Type);
            }

            foreach (Conflict conflict in Conflict.Among(entries)) refused.Add(conflict.Type);
        }

        return refused.ToEquatable();
    }

    public static bool Contains(this EquatableArray<string> refused, TypeName type) => !refused.IsEmpty && refused.Contains(type.FullName);
}
