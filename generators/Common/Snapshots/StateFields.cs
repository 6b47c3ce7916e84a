using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Snapshots;

/// <summary>Finds what an object's state consists of: every instance field, those of auto-properties and of base classes too.</summary>
internal static class StateFields
{
    /// <summary>The fields that belong to state, those of the outermost base class first.</summary>
    public static List<IFieldSymbol> Of(INamedTypeSymbol type)
    {
        List<IFieldSymbol> fields = [];
        for (INamedTypeSymbol? part = type; IsUsers(part); part = part.BaseType)
        {
            int start = 0;
            foreach (ISymbol member in part!.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false } field && !IsFrameworks(field) && !IsLeftOut(field)) fields.Insert(start++, field);
            }
        }

        return fields;
    }

    /// <summary>Why a part of the state is out of the compiler's sight; null if all of it is there.</summary>
    public static string? Hidden(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; IsUsers(part); part = part.BaseType)
        {
            if (part!.DeclaringSyntaxReferences.IsEmpty)
                return $"its base class '{part.Name}' is of another assembly, so its private state cannot be seen; declare it in this assembly, or name a converter with [JsonConverter]";
            if (CapturedParameter.Of(part) is { } captured)
                return $"'{part.Name}' captures its constructor's parameter '{captured}' in a field without a name; keep it in a field of its own, `private readonly … _{captured} = {captured};`";
            if (part.GetMembers().FirstOrDefault(IsFieldLikeEvent) is { } @event)
                return $"the C# event '{part.Name}.{@event.Name}' holds delegates, which cannot be stored; aggregates tell what happened by raising their own events";
            if (part.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InlineArrayAttribute"))
                return $"'{part.Name}' is an inline array, of which only the first element would be stored; use an array";
        }

        return null;
    }

    /// <summary>Whether members are marked to stay out.</summary>
    public static bool LeavesOut(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; IsUsers(part); part = part.BaseType)
        {
            if (part!.GetMembers().Any(static member => member is IFieldSymbol { IsStatic: false } field && IsLeftOut(field))) return true;
        }

        return false;
    }

    private static bool IsUsers(INamedTypeSymbol? type) => type is { SpecialType: SpecialType.None };

    private static bool IsLeftOut(IFieldSymbol field) =>
        field.DomainFxAttribute(KnownNames.NotInSnapshot) is not null
        || field.AssociatedSymbol?.DomainFxAttribute(KnownNames.NotInSnapshot) is not null;

    private static bool IsFieldLikeEvent(ISymbol member) =>
        member is IEventSymbol { IsStatic: false, IsAbstract: false, AddMethod.IsImplicitlyDeclared: true };

    // Only the analyzer meets it: the generator does not see what it wrote.
    private static bool IsFrameworks(IFieldSymbol field) => field.Type is { Name: "AggregateState" } type && type.IsIn("Runtime", "DomainFx");
}
