using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Lock;

/// <summary>The <c>[Event]</c> methods of an aggregate that takes snapshots. Apart from its model, which no edit of a body changes.</summary>
/// <param name="Type">The aggregate, from <c>global::</c>.</param>
/// <param name="Handlers">Each stored event name with the hash of the method's body.</param>
internal sealed record StateHandlers(string Type, EquatableArray<StateHandler> Handlers)
{
    public static StateHandlers Of(INamedTypeSymbol aggregate) => new(
        TypeName.Of(aggregate).FullName, HandlerHash.Of(aggregate).Select(static handler => new StateHandler(handler.Event, handler.Hash)).ToEquatable());
}
