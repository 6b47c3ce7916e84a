using System.Collections.Immutable;

namespace DomainFx.Generators.Modules;

/// <summary>The module of an assembly.</summary>
internal sealed record ModuleModel(string Name, EquatableArray<string> Events, EquatableArray<string> Aggregates, EquatableArray<string> Uses)
{
    public static ModuleModel Of(string name, ImmutableArray<ModuleEntry> events, ImmutableArray<ModuleEntry> aggregates) =>
        new(name, Expressions(events), Expressions(aggregates),
            events.AddRange(aggregates).SelectMany(static entry => entry.UsedModules).Distinct().OrderBy(static module => module, StringComparer.Ordinal).ToEquatable());

    private static EquatableArray<string> Expressions(ImmutableArray<ModuleEntry> entries) =>
        entries.Where(static entry => entry.Expression is not null)
            .OrderBy(static entry => entry.StoredName, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Expression, StringComparer.Ordinal)
            .Select(static entry => entry.Expression!)
            .ToEquatable();
}
