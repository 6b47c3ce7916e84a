using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>Finds out what tells the rows of a read model apart.</summary>
internal static class KeyParser
{
    public static KeyModel? Parse(INamedTypeSymbol type, List<ColumnModel> columns, bool isOfStream, Refusals refusals)
    {
        List<ColumnModel> keys = columns.FindAll(static column => column.IsKey);
        if (keys.Count == 0)
        {
            refusals.Add(ProjectionRules.NoKey, type, $"'{type.Name}' has no key, so its rows cannot be told apart: mark the property that holds the stream's id with [Key], or the property that a [KeyOf] method gives.");
            return null;
        }

        foreach (ColumnModel key in keys)
        {
            if (key.IsNullable || key.Kind is ColumnKind.Json or ColumnKind.Bytes or ColumnKind.Real or ColumnKind.Numeric or ColumnKind.Duration)
            {
                refusals.Add(ProjectionRules.NoKey, MemberOf(type, key), $"Key '{key.Property}' of '{type.Name}' cannot be one: a key is never null, and is a string, an integer of up to 64 bits with a sign, a GUID, date, time, enum or a wrapper of one.");
                return null;
            }
        }

        if (!isOfStream)
            return new KeyModel(keys.Count == 1 ? keys[0].Type : $"({string.Join(", ", keys.Select(static key => key.Type))})", Properties(keys), null, ArePublic(type, keys));

        ISymbol member = MemberOf(type, keys[0]);
        if (keys.Count > 1)
        {
            refusals.Add(ProjectionRules.KeyOfStream, member, $"'{type.Name}' has a key of {keys.Count} properties, and a stream's id is one: add a static [KeyOf] method for each event, which returns the tuple of them.");
            return null;
        }

        if (IdParser.Of(((IPropertySymbol)member).Type) is { } id) return new KeyModel(keys[0].Type, Properties(keys), id, ArePublic(type, keys));
        refusals.Add(ProjectionRules.KeyOfStream, member, $"Key '{keys[0].Property}' of '{type.Name}' cannot be made from a stream's id: use the id's type, or add a static [KeyOf] method for each event.");
        return null;
    }

    private static EquatableArray<string> Properties(List<ColumnModel> keys) => keys.Select(static key => key.Property).ToEquatable();

    private static bool ArePublic(INamedTypeSymbol type, List<ColumnModel> keys) =>
        keys.TrueForAll(key => MemberOf(type, key) is IPropertySymbol { Type: INamedTypeSymbol named } && named.IsPublic());

    private static ISymbol MemberOf(INamedTypeSymbol type, ColumnModel column)
    {
        foreach (ISymbol member in type.GetMembers(column.Property.TrimStart('@')))
        {
            if (member is IPropertySymbol) return member;
        }

        return type;
    }
}
