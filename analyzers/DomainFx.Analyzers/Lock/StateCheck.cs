using DomainFx.Generators;
using DomainFx.Generators.Lock;
using DomainFx.Generators.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Lock;

/// <summary>Compares the snapshots of one aggregate with their entry in the lock.</summary>
internal sealed class StateCheck(SymbolAnalysisContext context, LockFile file, string mode)
{
    public void Run(INamedTypeSymbol type, AttributeData aggregate)
    {
        if (SnapshotParser.Parse(type, aggregate, new Refusals(explain: false), context.CancellationToken) is not { } snapshot) return;

        string category = aggregate.FirstString();
        List<(string Event, string Hash, IMethodSymbol Method)> handlers = [.. HandlerHash.Of(type)];
        LockedState current = StateLock.Of(TypeName.Of(type).FullName, snapshot, handlers.Select(static handler => new StateHandler(handler.Event, handler.Hash)));
        if (!file.Snapshots.TryGetValue(category, out LockedState? locked))
        {
            Behind(type, $"The snapshots of '{category}' are not in {LockFile.Name}");
            return;
        }

        if (StateComparison.Shape(category, locked, current) is { } reshaped)
        {
            Report(reshaped, type.Locations[0], "Raise Version of [Snapshot], or accept the change");
            return;
        }

        foreach (KeyValuePair<string, LockChange> changed in StateComparison.Handlers(category, locked, current))
            Report(changed.Value, handlers.First(handler => handler.Event == changed.Key).Method.Locations[0], "Raise StateVersion of [Aggregate] if it gives another state, or accept the change");
        if (StateComparison.IsBehind(locked, current)) Behind(type, $"What {LockFile.Name} says of the snapshots of '{category}' is behind");
    }

    private void Behind(INamedTypeSymbol type, string what) => Report(
        new LockChange(LockRule.LockBehind, what, "are not affected", "are not affected", Survives: true), type.Locations[0],
        mode is LockMode.Verify ? "Build without DomainFxLockMode=Verify and commit it" : "The next build records it");

    private void Report(LockChange change, Location location, string advice) => context.ReportDiagnostic(LockReport.Of(change, location, mode, advice));
}
