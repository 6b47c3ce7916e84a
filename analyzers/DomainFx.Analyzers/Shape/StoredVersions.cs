using System.Collections.Concurrent;
using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Shape;

/// <summary>The schema versions of a compilation's events, and which of them nothing reads.</summary>
internal sealed class StoredVersions
{
    private readonly ConcurrentBag<(EventModel Model, Location Location)> _events = [];
    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _handled = new(StringComparer.Ordinal);

    public void Add(EventModel model, INamedTypeSymbol type) => _events.Add((model, type.Locations[0]));

    /// <summary>A contract that was refused may be the very one that an upcaster is missing in: one mistake is told once.</summary>
    public void AddRefused(string storedName) => _refused[storedName] = true;

    public void Add(AggregateModel model)
    {
        foreach (HandlerModel handler in model.Handlers) _handled[handler.EventType] = true;
    }

    public void Report(CompilationAnalysisContext context)
    {
        // A lock knows which versions were stored, and its own rule says which of them are lost.
        if (context.Options.AdditionalFiles.Any(static file => file.Path.EndsWith("domainfx.lock.json", StringComparison.Ordinal))) return;

        foreach (IGrouping<string, (EventModel Model, Location Location)> name in _events.GroupBy(static entry => entry.Model.StoredName, StringComparer.Ordinal))
        {
            if (_refused.ContainsKey(name.Key)) continue;

            (EventModel latest, Location location) = name.OrderByDescending(static entry => entry.Model.Version).First();
            // What is lifted to the latest contract is read, and so is an older one that an [Event] method takes as it is.
            HashSet<int> read = [.. latest.Readable.Select(static stored => stored.Version)];
            foreach ((EventModel other, _) in name)
            {
                if (_handled.ContainsKey(other.Type.FullName)) read.UnionWith(other.Readable.Select(static stored => stored.Version));
            }

            for (int version = 1; version < latest.Version; version++)
            {
                if (read.Contains(version)) continue;

                string reason = $"Events stored as version {version} of '{name.Key}' do not become '{latest.Type.Name}', which is version {latest.Version}: keep the contract of version {version}, and add an [Upcast] method that makes the next version of it.";
                context.ReportDiagnostic(Diagnostic.Create(ShapeDescriptors.UpcasterGap, location, reason));
                break;
            }
        }
    }
}
