using System.Collections.Concurrent;
using DomainFx.Generators;
using DomainFx.Generators.Modules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Shape;

/// <summary>The names that the types of a compilation claim, and who claims one twice.</summary>
internal sealed class StoredNames
{
    private readonly ConcurrentDictionary<ModuleEntry, (string Kind, Location Location)> _entries = new();

    public void Add(string attribute, ModuleEntry entry, INamedTypeSymbol type)
    {
        // One table of checkpoints for all three.
        string kind = attribute is KnownNames.Projection or KnownNames.Reactor ? KnownNames.ReadModel : attribute;
        _entries.TryAdd(entry, (kind, type.Locations[0]));
    }

    public void Report(CompilationAnalysisContext context)
    {
        if (_entries.IsEmpty) return;

        var holders = new Dictionary<string, (string Type, Location Location)>(StringComparer.Ordinal);
        foreach (IGrouping<string, KeyValuePair<ModuleEntry, (string Kind, Location Location)>> kind in _entries.GroupBy(static entry => entry.Value.Kind, StringComparer.Ordinal))
        {
            var locations = new Dictionary<string, Location>(StringComparer.Ordinal);
            foreach (KeyValuePair<ModuleEntry, (string Kind, Location Location)> entry in kind)
            {
                locations[entry.Key.Type] = entry.Value.Location;
                foreach (string claim in entry.Key.Claims) holders[claim] = (entry.Key.Type, entry.Value.Location);
            }

            foreach (Conflict conflict in Conflict.Among(kind.Select(static entry => entry.Key)))
                context.ReportDiagnostic(Diagnostic.Create(ShapeDescriptors.NameTaken, locations[conflict.Type], Plain(conflict.Type), Plain(conflict.Other), conflict.Claim));
        }

        foreach (IAssemblySymbol assembly in context.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (RefersToDomainFx(assembly) && UsedModules.Of(assembly) is not null) Compare(context, assembly, assembly.GlobalNamespace, holders);
        }
    }

    private static void Compare(
        CompilationAnalysisContext context, IAssemblySymbol assembly, INamespaceOrTypeSymbol container, Dictionary<string, (string Type, Location Location)> holders)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner) continue;

            if (inner is INamedTypeSymbol type)
            {
                foreach (string claim in Claim.Stored(type))
                {
                    if (holders.TryGetValue(claim, out (string Type, Location Location) holder))
                        context.ReportDiagnostic(Diagnostic.Create(ShapeDescriptors.NameTakenInReference, holder.Location, Plain(holder.Type), type.ToDisplayString(), assembly.Name, claim));
                }
            }

            Compare(context, assembly, inner, holders);
        }
    }

    // Cheap, and true of few: the attributes of an assembly are not.
    private static bool RefersToDomainFx(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == KnownNames.Namespace));

    private static string Plain(string type) => type.StartsWith("global::", StringComparison.Ordinal) ? type.Substring(8) : type;
}
