using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>Turns the <c>[Event]</c> and <c>[KeyOf]</c> methods of a read model into models, or refuses them.</summary>
internal static class RowHandlerParser
{
    /// <summary>The handlers, ordered by stored event name.</summary>
    public static List<RowHandlerModel> Parse(INamedTypeSymbol type, Refusals refusals, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, (KeyOfModel KeyOf, IMethodSymbol Method)>(StringComparer.Ordinal);
        List<RowHandlerModel> handlers = [];
        foreach (IMethodSymbol method in MarkedMethods(type, KnownNames.KeyOf, out _))
        {
            if (KeyOfParser.Parse(type, method, refusals) is not { } parsed) continue;
            if (keys.TryGetValue(parsed.Event.Type, out (KeyOfModel KeyOf, IMethodSymbol Method) first))
                refusals.Add(ProjectionRules.DuplicateHandler, method, $"'{type.Name}' already has the [KeyOf] method '{first.KeyOf.Method}' for '{method.Parameters[0].Type.Name}': merge the two.");
            else keys.Add(parsed.Event.Type, (parsed.KeyOf, method));
        }

        cancellationToken.ThrowIfCancellationRequested();
        foreach (IMethodSymbol method in MarkedMethods(type, KnownNames.Event, out List<AttributeData> attributes))
        {
            bool deletes = attributes[0].Argument("Deletes") is true;
            attributes.RemoveAt(0);
            if (HandledEventParser.Parse(type, method, "[Event]", Problem(method, deletes), refusals) is not { } handled) continue;
            if (handlers.Find(other => other.Event.Type == handled.Type) is { } other)
            {
                refusals.Add(ProjectionRules.DuplicateHandler, method, $"'{type.Name}' already has the [Event] method '{other.Method}' for '{method.Parameters[0].Type.Name}': one event changes a row in one place. Merge the two.");
                continue;
            }

            KeyOfModel? keyOf = keys.TryGetValue(handled.Type, out (KeyOfModel KeyOf, IMethodSymbol Method) found) ? found.KeyOf : null;
            keys.Remove(handled.Type);
            handlers.Add(new RowHandlerModel(Identifiers.Escape(method.Name), handled, method.Parameters.Length == 2, deletes, keyOf));
        }

        foreach ((_, IMethodSymbol method) in keys.Values)
            refusals.Add(ProjectionRules.UnusedKeyOf, method, $"[KeyOf] method '{method.Name}' of '{type.Name}' is never called: there is no [Event] method for '{method.Parameters[0].Type.Name}'. Add one, or remove it.");
        handlers.Sort(static (left, right) => string.CompareOrdinal(left.Event.StoredNames[0], right.Event.StoredNames[0]));
        return handlers;
    }

    /// <summary>The methods that carry an attribute, and the attributes, one for each.</summary>
    public static List<IMethodSymbol> MarkedMethods(INamedTypeSymbol type, string attribute, out List<AttributeData> attributes)
    {
        List<IMethodSymbol> methods = [];
        attributes = [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsImplicitlyDeclared: false } method) continue;
            if (method.DomainFxAttribute(attribute) is not { } found) continue;
            methods.Add(method);
            attributes.Add(found);
        }

        return methods;
    }

    private static (string Rule, string Reason)? Problem(IMethodSymbol method, bool deletes)
    {
        if (!method.Parameters.IsEmpty && StreamDeletion.Is(method.Parameters[0].Type))
            return (ProjectionRules.Handler, "rows that are keyed by the stream's id go with a deleted stream without it; remove it, or write a [Projection], whose SQL may do anything else");
        if (!deletes && method.IsStatic) return (ProjectionRules.Handler, "it is static, and an event changes one row; remove 'static'");
        if (!method.ReturnsVoid) return (ProjectionRules.Handler, "it returns something that nobody would see; make it return void");
        if (method.IsAsync) return (ProjectionRules.Handler, "it is async, and an event changes a row at once, in memory; remove 'async', or write a [Projection] for SQL of your own");
        return method.Parameters.Length > 2 || (method.Parameters.Length == 2 && !method.Parameters[1].Type.IsDomainFx("EventContext"))
            ? (ProjectionRules.Handler, "it must take exactly one event, and may take an EventContext after it")
            : null;
    }
}
