using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity;

/// <summary>The rules on what handlers may do: commands decide, events change state.</summary>
internal static class PurityDescriptors
{
    private const string Category = "DomainFx.Purity";

    public static readonly DiagnosticDescriptor StateChange = Rule(
        "DFX1001", "A command changes state directly",
        "Command '{0}' changes {1} without an event: {2}. The change is gone after the next load; raise an event and change it in its [Event] method.",
        "What a command changes directly is not stored. It is lost when the aggregate is loaded again, or counted twice if an event changes it too.");

    public static readonly DiagnosticDescriptor EventCall = Rule(
        "DFX1002", "An [Event] method is called instead of raising its event",
        "'{0}' is called directly, so no event is stored: {1}. Call Raise with the event; it stores the event and then calls the method.",
        "An [Event] method is called by Raise and when events are replayed. Called directly it changes state that no event explains.");

    public static readonly DiagnosticDescriptor Nondeterminism = Rule(
        "DFX1003", "A handler asks something that its event does not determine",
        "'{0}' depends on {1}: {2}. {3}",
        "Replaying events must always give the same state, so [Event] methods read their event and nothing else. A command gets time and ids from its CommandContext, which tests and retries control.");

    public static readonly DiagnosticDescriptor EventFails = Rule(
        "DFX1004", "An [Event] method decides, fails or waits",
        "[Event] method '{0}' {1}: {2}. The event has happened and is stored; decide in the command, before it is raised.",
        "An [Event] method is called for events that are stored already, at each load. If it throws, the aggregate cannot be loaded any more.");

    public static readonly DiagnosticDescriptor StateInEvent = Rule(
        "DFX1005", "An event keeps a reference to mutable state",
        "The event keeps '{0}', which stays part of the state of '{1}': later changes would change what has happened. Give it a copy, for example [.. {0}].",
        "An event is stored as it was, but whoever gets it from a command's result sees the state's own object, which later events change.");

    public static readonly DiagnosticDescriptor EventInState = Rule(
        "DFX1006", "State keeps a mutable object of an event",
        "[Event] method '{0}' keeps a mutable object of the event in state: {1}. A later change of state would change the event; keep a copy.",
        "State that shares an object with an event changes that event when it changes, in a live aggregate only, so that it differs from a replayed one.");

    public static readonly DiagnosticDescriptor OutsideCall = Rule(
        "DFX1007", "A command is called on an aggregate from outside",
        "'{0}' is a command of '{1}', called on an instance: nothing would be stored. Call {0} on the client, for example domain.{1}(id).{2}(…).",
        "A command runs inside a decision, which loads the aggregate and stores its events. Called on an instance it throws.");

    private static DiagnosticDescriptor Rule(string id, string title, string message, string description) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, description,
        RuleHelp.Link(id));
}
