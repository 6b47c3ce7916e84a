using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Lock;

/// <summary>Compares what one class makes of events and keeps with its entry in the lock: snapshots, the table of a read model, the work of a projection.</summary>
internal sealed class StateCheck(SymbolAnalysisContext context, LockFile file, string mode)
{
    public void Run(INamedTypeSymbol type)
    {
        foreach (DeclaredState declared in DeclaredState.Of(type, context.CancellationToken)) Compare(type, declared.Words, declared.State);
    }

    private void Compare(INamedTypeSymbol type, StateWords words, LockedState current)
    {
        if (!file.States(words.Kind).TryGetValue(words.Name, out LockedState? locked))
        {
            Behind(type, $"Of {words.What} nothing is in {LockFile.Name}");
            return;
        }

        if (StateComparison.Shape(words, locked, current, IsStored) is { } reshaped)
        {
            Report(reshaped, type.Locations[0], words.ShapeAdvice);
            return;
        }

        foreach (KeyValuePair<string, LockChange> changed in StateComparison.Handlers(words, locked, current))
            Report(changed.Value, HandlerHash.Of(type).First(handler => handler.Handler.Event == changed.Key).Method.Locations[0], words.HandlerAdvice);
        if (StateComparison.IsBehind(locked, current)) Behind(type, $"What {LockFile.Name} says of {words.What} is behind");

        // An event that is new itself has been passed by by nobody. Of those of other assemblies the lock knows nothing.
        bool IsStored(string handled) =>
            file.Events.Keys.Any(key => key.Name == handled) || !HandlerHash.Of(type).Any(handler => handler.Handler.Event == handled && SymbolEqualityComparer.Default.Equals(handler.Method.Parameters[0].Type.ContainingAssembly, type.ContainingAssembly));
    }

    private void Behind(INamedTypeSymbol type, string what) => Report(
        new LockChange(LockRule.LockBehind, what, "are not affected", "are not affected", Survives: true), type.Locations[0],
        mode is LockMode.Verify ? "Build without DomainFxLockMode=Verify and commit it" : "The next build records it");

    private void Report(LockChange change, Location location, string advice) => context.ReportDiagnostic(LockReport.Of(change, location, mode, advice));
}
