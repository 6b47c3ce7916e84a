using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Lock;

/// <summary>The rules of the schema lock. Each message tells what changed, what becomes of stored events, and what older releases make of new ones.</summary>
internal static class LockDescriptors
{
    private const string Category = "DomainFx.Lock";
    private const string Message = "{0}. Stored events: {1}. Older readers: {2}. {3}.";

    public static readonly DiagnosticDescriptor PropertyRemoved = Rule("DFX3001", "A stored property was removed",
        "Stored events still have the property; nothing reads it any more, and releases that require it fail on new events.");
    public static readonly DiagnosticDescriptor PropertyRetyped = Rule("DFX3002", "A stored property has another type",
        "Stored events hold the property in its former form, which the new type may not read.");
    public static readonly DiagnosticDescriptor PropertyRequired = Rule("DFX3003", "Stored events lack a required property",
        "Events that were stored before have no such property, and cannot be read without it.");
    public static readonly DiagnosticDescriptor Renamed = Rule("DFX3004", "A stored name was changed without keeping the former one",
        "What is stored keeps its former name, which nothing looks for any more.");
    public static readonly DiagnosticDescriptor EventRemoved = Rule("DFX3005", "Stored events have no contract that reads them",
        "The store holds events of a name and version that no contract reads; loading a stream that has one fails.");
    public static readonly DiagnosticDescriptor NameReused = Rule("DFX3006", "A stored name is used again for something else",
        "What is stored under the name was written as something else, and would be misread.");
    public static readonly DiagnosticDescriptor EnumMemberRemoved = Rule("DFX3007", "A stored enum member was removed or renamed",
        "Enums are stored by name; stored events that hold the member cannot be read.");
    public static readonly DiagnosticDescriptor NullabilityTightened = Rule("DFX3008", "A stored null is not allowed any more",
        "Stored events may hold a null there, and cannot be read.");
    public static readonly DiagnosticDescriptor LockBehind = Rule("DFX3009", "The schema lock is missing or behind",
        "The lock records what the project stores. A build writes it; with DomainFxLockMode=Verify, as in CI, it must be there and up to date.");
    public static readonly DiagnosticDescriptor StateReshaped = Rule("DFX3010", "What is kept beside the events has another shape without a new version",
        "Snapshots of the former shape are ignored, a table of the former shape is not filled, and events that a handler passed by are not handled.");
    public static readonly DiagnosticDescriptor HandlerChanged = Rule("DFX3011", "What snapshots, rows or a projection were made by changed without a new version",
        "What is kept holds what the former method made of the events, and is still trusted.", DiagnosticSeverity.Warning);

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

    private static DiagnosticDescriptor Rule(string id, string title, string description, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        new(id, title, Message, Category, severity, isEnabledByDefault: true, description, RuleHelp.Link(id));
}
