using DomainFx.Generators;
using DomainFx.Generators.Codecs;
using DomainFx.Generators.Events;
using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Lock;

/// <summary>Compares one event contract with its entry in the lock.</summary>
internal sealed class ContractCheck(SymbolAnalysisContext context, LockFile file, string mode)
{
    private const string Upcast = "Keep the old shape as a contract of its own, raise the version and write an [Upcast] method, or take the change back";
    private const string Record = "The next build records it in " + LockFile.Name;
    private const string Commit = "Build without DomainFxLockMode=Verify and commit " + LockFile.Name;

    private string Behind => mode is LockMode.Verify ? Commit : Record;

    public void Run(INamedTypeSymbol type, AttributeData attribute)
    {
        var refusals = new Refusals(explain: false);
        // What is refused is told by others, and is not stored.
        if (EventParser.Parse(type, attribute, refusals, context.CancellationToken) is not { } model) return;

        LockedContract current = ContractShape.Of(model);
        if (LockMerge.Find(file, current) is { } locked) Compare(type, locked, current);
        else New(type, current, model);
        Versions(type, model);
    }

    private void Compare(INamedTypeSymbol type, LockedContract locked, LockedContract current)
    {
        if (locked.Type != current.Type && NewNameOf(locked) is { } other)
        {
            Report(type, new LockChange(
                LockRule.NameReused, $"The name {locked.Key} belonged to '{locked.Type}', which is stored as '{other}' now",
                $"were written as '{locked.Type}' and would be read as '{current.Type}'", $"would read new ones as '{locked.Type}'", Survives: false), "Give this one another name", locked.Key);
            return;
        }

        foreach (LockChange change in ContractComparison.Of(locked, current))
            Report(type, change, change.Rule is LockRule.LockBehind ? Behind : change.Rule is LockRule.Renamed && change.Survives ? "Keep the name with [JsonPropertyName], or write an [Upcast] method" : Upcast, locked.Key);
    }

    private void New(INamedTypeSymbol type, LockedContract current, EventModel model)
    {
        if (file.Retired.TryGetValue(current.Key, out string? retired))
        {
            Report(type, new LockChange(
                LockRule.NameReused, $"The name {current.Key} belonged to '{retired}', which was given up", $"that '{retired}' left behind would be read as '{current.Type}'", $"would read new ones as '{retired}'", Survives: false), "Give it another name, or a higher version");
            return;
        }

        if (FormerOf(current, model) is { } former)
        {
            Report(type, new LockChange(
                LockRule.Renamed, $"'{type.Name}' was stored as '{former.Key.Name}'", $"named '{former.Key.Name}' have no contract and cannot be read", $"do not know '{current.Key.Name}'", Survives: false),
                $"Add FormerNames = [\"{former.Key.Name}\"] to its [EventType], or keep the name", former.Key);
            return;
        }

        Report(type, new LockChange(
            LockRule.LockBehind, $"{current.Key} is not in {LockFile.Name}", "of that name and version are not there yet", "do not know it", Survives: true), Behind);
    }

    /// <summary>The entry of the same type under a name that nothing reads any more.</summary>
    private LockedContract? FormerOf(LockedContract current, EventModel model)
    {
        foreach (LockedContract locked in file.Events.Values)
        {
            if (locked.Type == current.Type && locked.Key.Name != current.Key.Name && !model.Readable.Contains(new StoredEvent(locked.Key.Name, locked.Key.Version))) return locked;
        }

        return null;
    }

    // A version that was stored and that the chain of upcasters does not reach.
    private void Versions(INamedTypeSymbol type, EventModel model)
    {
        foreach (LockedContract locked in file.Events.Values)
        {
            if (locked.Key.Name != model.StoredName || locked.Key.Version >= model.Version || model.Readable.Contains(new StoredEvent(locked.Key.Name, locked.Key.Version))) continue;
            Report(type, new LockChange(
                LockRule.EventRemoved, $"'{type.Name}' has version {model.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)} and no way from {locked.Key}",
                "of that version cannot be read", "do not know the new version", Survives: false), "Keep the old shape as a contract of its own, and make the new one from it in an [Upcast] method", locked.Key);
        }
    }

    /// <summary>The name that a locked type is stored under now, where it no longer reads its own; null otherwise.</summary>
    private string? NewNameOf(LockedContract locked) =>
        context.Compilation.Assembly.GetTypeByMetadataName(locked.Type) is { } type && type.DomainFxAttribute(KnownNames.EventType) is { } contract
        && !EventChain.Names(type, contract).Contains(locked.Key.Name) ? contract.FirstString() : null;

    private void Report(INamedTypeSymbol type, LockChange change, string advice, EventKey? locked = null) =>
        context.ReportDiagnostic(LockReport.Of(change, LocationOf(type, change.Property), mode, advice, locked));

    private static Location LocationOf(INamedTypeSymbol type, string? property)
    {
        foreach (ISymbol member in property is null ? [] : type.GetMembers())
        {
            if (member is (IPropertySymbol or IFieldSymbol) and { IsStatic: false, IsImplicitlyDeclared: false } && (JsonAttributes.Of(member).Name ?? JsonNames.Camel(member.Name)) == property)
                return member.Locations[0];
        }

        return type.Locations[0];
    }
}
