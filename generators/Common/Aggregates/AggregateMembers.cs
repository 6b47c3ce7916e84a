using DomainFx.Generators.Codecs;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>What one pass over an aggregate's members finds.</summary>
internal sealed class AggregateMembers
{
    private readonly List<IMethodSymbol> _raises = [];
    private bool _raiseIsNoMethod;

    public TakenMembers Taken { get; private set; }

    public List<string> Required { get; } = [];

    public List<HandlerModel> Handlers { get; } = [];

    public List<string> RefusedEvents { get; } = [];

    public List<CommandModel> Commands { get; } = [];

    /// <summary>Finds out how the commands' data is written.</summary>
    public required CodecParser Codecs { get; init; }

    public SortedSet<string> UsedModules { get; } = new(StringComparer.Ordinal);

    /// <summary>Null where no aggregate can be made of the members.</summary>
    public static AggregateMembers? Of(INamedTypeSymbol type, Refusals refusals, CancellationToken cancellationToken)
    {
        var members = new AggregateMembers { Codecs = new CodecParser(type.ContainingAssembly, refusals) };
        var handlers = new List<(IMethodSymbol Method, AttributeData Attribute)>();
        var commands = new List<(IMethodSymbol Method, AttributeData Attribute)>();
        foreach (ISymbol member in type.GetMembers())
        {
            members.Look(member, type, refusals);
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsImplicitlyDeclared: false } method) continue;

            foreach (AttributeData attribute in method.GetAttributes())
            {
                if (attribute.AttributeClass.IsDomainFx(KnownNames.Command)) commands.Add((method, attribute));
                else if (attribute.AttributeClass.IsDomainFx(KnownNames.Event)) handlers.Add((method, attribute));
            }
        }

        // The compiler and a class without a base agree on this one: nothing to look at.
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
            members.LookAtBase(ancestor, type, refusals);

        // A name of ours was taken.
        if (refusals.Any) return null;

        members.TakeNamesOf(type.Name);
        int refusedBefore = refusals.Count;
        cancellationToken.ThrowIfCancellationRequested();
        foreach ((IMethodSymbol method, AttributeData attribute) in handlers) members.AddHandler(type, method, attribute, refusals);
        cancellationToken.ThrowIfCancellationRequested();
        foreach ((IMethodSymbol method, AttributeData attribute) in commands) members.AddCommand(type, method, attribute, handlers, refusals);
        members.Sort();
        return refusals.Count == refusedBefore && !CanBeCreated(type, members.Commands, refusals) ? null : members;
    }

    private static bool CanBeCreated(INamedTypeSymbol type, List<CommandModel> commands, Refusals refusals)
    {
        foreach (CommandModel command in commands)
        {
            if ((command.Facts & (CommandFacts.Creates | CommandFacts.CreatesIfMissing)) is not CommandFacts.None) return true;
        }

        refusals.Add(ShapeRules.NoCreatingCommand, type, $"'{type.Name}' has no command that creates it, so every command would find nothing; mark one with [Command(Creates = true)] or [Command(CreatesIfMissing = true)].");
        return false;
    }

    private void Look(ISymbol member, INamedTypeSymbol type, Refusals refusals)
    {
        switch (member.Name)
        {
            case "Id":
                Taken |= TakenMembers.Id;
                break;
            case "Version":
                Taken |= TakenMembers.Version;
                break;
            case "Raise" when member is IMethodSymbol method:
                _raises.Add(method);
                break;
            case "Raise":
                _raiseIsNoMethod = true;
                break;
            case "Require" or "Reject":
                Taken |= TakenSignatures.Of(member);
                break;
            case "__state" or "__Type" when !member.IsGenerated():
                refusals.Add(ShapeRules.ReservedMember, member, $"'{member.Name}' of '{type.Name}' is a name that generated code uses itself; rename it.");
                break;
        }

        if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) Required.Add(Identifiers.Escape(member.Name));
    }

    // What the base has is inherited: the same names are taken, but for what it keeps private.
    private void LookAtBase(INamedTypeSymbol ancestor, INamedTypeSymbol type, Refusals refusals)
    {
        foreach (ISymbol member in ancestor.GetMembers())
        {
            if (member.DeclaredAccessibility is Accessibility.Private || member.Name.StartsWith("__", StringComparison.Ordinal)) continue;

            Look(member, type, refusals);
            // Raise(object) would hide every inherited one.
            if (member.Name == "Raise") Taken |= TakenMembers.RaiseAnything;
        }
    }

    // A member cannot be called like its class.
    private void TakeNamesOf(string type)
    {
        switch (type)
        {
            case "Id":
                Taken |= TakenMembers.Id;
                break;
            case "Version":
                Taken |= TakenMembers.Version;
                break;
            case "Raise":
                _raiseIsNoMethod = true;
                break;
            case "Require":
                Taken |= TakenSignatures.AllRequire;
                break;
            case "Reject":
                Taken |= TakenSignatures.AllReject;
                break;
        }

        if (_raiseIsNoMethod || _raises.Exists(static method => method.Parameters is { Length: 1 } one && one[0].Type.SpecialType is SpecialType.System_Object && method.Arity == 0))
            Taken |= TakenMembers.RaiseAnything;
    }

    private void AddHandler(INamedTypeSymbol type, IMethodSymbol method, AttributeData attribute, Refusals refusals)
    {
        HandlerModel? handler = HandlerParser.Parse(type, method, attribute, refusals, CanRaise, out string? refusedEvent);
        if (handler is null)
        {
            if (refusedEvent is not null && !RefusedEvents.Contains(refusedEvent)) RefusedEvents.Add(refusedEvent);
            return;
        }

        foreach (HandlerModel other in Handlers)
        {
            if (other.EventType == handler.EventType)
            {
                refusals.Add(ShapeRules.DuplicateEventMethod, method, $"'{type.Name}' already has the [Event] method '{other.Method}' for '{method.Parameters[0].Type.Name}': one event changes state in one place. Merge the two.");
                return;
            }
        }

        Handlers.Add(handler);
        if (handler.Module is { } module) UsedModules.Add(module);
    }

    private void AddCommand(
        INamedTypeSymbol type, IMethodSymbol method, AttributeData attribute, List<(IMethodSymbol Method, AttributeData Attribute)> handlers, Refusals refusals)
    {
        if (handlers.Exists(handler => SymbolEqualityComparer.Default.Equals(handler.Method, method)))
        {
            refusals.Add(ShapeRules.CommandAndEvent, attribute, method, $"'{method.Name}' is both [Command] and [Event]: a command decides and an event changes state. Make them two methods.");
            return;
        }

        if (CommandParser.Parse(type, method, attribute, Codecs, refusals) is not { } command) return;
        foreach (CommandModel other in Commands)
        {
            if (other.Name == command.Name || other.ClientMethod == command.ClientMethod)
            {
                refusals.Add(ShapeRules.DuplicateCommand, method, $"'{type.Name}' already has a command '{command.Name}' (method '{other.Method}'): a message names one command. Give this one a name of its own.");
                return;
            }
        }

        Commands.Add(command);
    }

    private bool CanRaise(ITypeSymbol eventType) =>
        !_raiseIsNoMethod && !_raises.Exists(method =>
            method.Arity == 0 && method.Parameters is { Length: 1 } one && SymbolEqualityComparer.Default.Equals(one[0].Type, eventType));

    private void Sort()
    {
        Handlers.Sort(static (left, right) => string.CompareOrdinal(left.StoredNames[0], right.StoredNames[0]));
        Commands.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        RefusedEvents.Sort(StringComparer.Ordinal);
        Required.Sort(StringComparer.Ordinal);
    }
}
