using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Lock;

/// <summary>The rules of the schema lock. Each message tells what changed, what becomes of stored events, and what older releases make of new ones.</summary>
internal static class LockDescriptors
{
    private const string Category = "DomainFx.Lock";
    private const string Message = "{0}. Stored events: {1}. Older readers: {2}. {3}.";
    private const string Help = "https://github.com/domainfx/domainfx/blob/main/analyzers/rules/";

    public static readonly DiagnosticDescriptor PropertyRemoved = Rule("DFX3001", "A stored property was removed");
    public static readonly DiagnosticDescriptor PropertyRetyped = Rule("DFX3002", "A stored property has another type");
    public static readonly DiagnosticDescriptor PropertyRequired = Rule("DFX3003", "Stored events lack a required property");
    public static readonly DiagnosticDescriptor Renamed = Rule("DFX3004", "A stored name was changed without keeping the former one");
    public static readonly DiagnosticDescriptor EventRemoved = Rule("DFX3005", "Stored events have no contract that reads them");
    public static readonly DiagnosticDescriptor NameReused = Rule("DFX3006", "A stored name is used again for something else");
    public static readonly DiagnosticDescriptor EnumMemberRemoved = Rule("DFX3007", "A stored enum member was removed or renamed");
    public static readonly DiagnosticDescriptor NullabilityTightened = Rule("DFX3008", "A stored null is not allowed any more");
    public static readonly DiagnosticDescriptor LockBehind = Rule("DFX3009", "The schema lock is missing or behind");
    public static readonly DiagnosticDescriptor StateReshaped = Rule("DFX3010", "A snapshot's shape changed without a new version", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor HandlerChanged = Rule("DFX3011", "What snapshots were made by changed without a new version", DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Of(LockRule rule) => rule switch
    {
        LockRule.PropertyRemoved => PropertyRemoved,
        LockRule.PropertyRetyped => PropertyRetyped,
        LockRule.PropertyRequired => PropertyRequired,
        LockRule.Renamed => Renamed,
        LockRule.EventRemoved => EventRemoved,
        LockRule.NameReused => NameReused,
        LockRule.EnumMemberRemoved => EnumMemberRemoved,
        LockRule.NullabilityTightened => NullabilityTightened,
        LockRule.StateReshaped => StateReshaped,
        LockRule.HandlerChanged => HandlerChanged,
        _ => LockBehind,
    };

    private static DiagnosticDescriptor Rule(string id, string title, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        new(id, title, Message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"{Help}{id}.md");
}
