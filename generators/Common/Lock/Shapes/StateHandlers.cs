using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Lock;

/// <summary>The methods that make a state of events. Apart from its model, which no edit of a body changes.</summary>
/// <param name="Type">The aggregate, read model or projection, from <c>global::</c>.</param>
/// <param name="Handlers">Each stored event name with the hash of the method's body.</param>
internal sealed record StateHandlers(string Type, EquatableArray<StateHandler> Handlers)
{
    public static StateHandlers Of(INamedTypeSymbol type) => new(TypeName.Of(type).FullName, HandlerHash.Of(type).Select(static handler => handler.Handler).ToEquatable());
}
