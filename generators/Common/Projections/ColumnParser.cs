using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Codecs;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>Turns the properties of a read model into columns.</summary>
/// <param name="codecs">Finds out how values are written that no column type holds.</param>
internal sealed class ColumnParser(CodecParser codecs, Refusals refusals)
{
    private const int MaxNameLength = 63;

    /// <summary>The columns: the key's first, the others as declared.</summary>
    public List<ColumnModel> Parse(INamedTypeSymbol type)
    {
        List<ColumnModel> columns = [];
        int keys = 0;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsStatic || member.IsGenerated()) continue;
            if (member is IFieldSymbol { AssociatedSymbol: null } field)
                refusals.Add(ProjectionRules.Column, field, $"Field '{field.Name}' of '{type.Name}' is in no column, so it would be lost when the row is read back: make it a property with a setter.");
            if (member is not IPropertySymbol { IsIndexer: false } property || !IsColumn(type, property)) continue;

            ColumnModel? column = Parse(property);
            if (column is null) continue;
            if (columns.Find(other => other.Name == column.Name) is { } taken)
                refusals.Add(ProjectionRules.Column, property, $"'{property.Name}' and '{taken.Property}' of '{type.Name}' would share the column '{column.Name}': rename one of them.");
            else columns.Insert(column.IsKey ? keys++ : columns.Count, column);
        }

        return columns;
    }

    private bool IsColumn(INamedTypeSymbol type, IPropertySymbol property)
    {
        if (property.SetMethod is not null) return true;
        // Computed from others.
        if (Accessors.BackingFieldOf(property) is null && property.DomainFxAttribute(KnownNames.Key) is null && property.DomainFxAttribute(KnownNames.Indexed) is null) return false;

        refusals.Add(ProjectionRules.Column, property, $"Property '{property.Name}' of '{type.Name}' has no setter, so it cannot be read back from its column: add 'private set'.");
        return false;
    }

    private ColumnModel? Parse(IPropertySymbol property)
    {
        string name = SnakeCase.Of(property.Name);
        if (name.Length is 0 or > MaxNameLength)
        {
            refusals.Add(ProjectionRules.Column, property, $"Property '{property.Name}' becomes the column '{name}', which has {name.Length} characters; {MaxNameLength} is the most.");
            return null;
        }

        if (IsSystemColumn(name))
        {
            refusals.Add(ProjectionRules.Column, property, $"Property '{property.Name}' becomes the column '{name}', which every table of PostgreSQL has for itself: rename it.");
            return null;
        }

        if (codecs.Slot(property, property.Type) is not { } slot) return null;
        bool isKey = property.DomainFxAttribute(KnownNames.Key) is not null;
        var column = new ColumnModel
        {
            Property = Identifiers.Escape(property.Name),
            Name = name,
            Type = TypeText.Of(property.Type),
            Kind = ColumnKind.Json,
            Form = ColumnForm.Json,
            ValueType = slot.Type.Type,
            Slot = slot,
            IsKey = isKey,
            IsIndexed = property.DomainFxAttribute(KnownNames.Indexed) is not null,
            IsRequired = property.IsRequired,
            IsInitOnly = property.SetMethod is { IsInitOnly: true },
        };
        column = OfValue(column, slot.Type);
        // What is told apart by its text may well be a key, whatever its form in JSON.
        if (column.Form is ColumnForm.Json && isKey && IdParser.Of(property.Type) is { Wrapped: null })
            column = column with { Kind = ColumnKind.Text, Form = ColumnForm.Parsable };
        return column;
    }

    private static bool IsSystemColumn(string name) => name is "ctid" or "xmin" or "xmax" or "cmin" or "cmax" or "tableoid";

    private ColumnModel OfValue(ColumnModel column, TypeModel type) => type switch
    {
        PrimitiveModel primitive => OfPrimitive(column, primitive),
        CodecReference { IsEnum: true } reference => column with { Kind = ColumnKind.Text, Form = ColumnForm.Enum, ValueType = reference.Type, Enum = EnumOf(reference) },
        // Only one layer, and what is in it is there: a wrapped null would be no wrapper at all when it is read back.
        CodecReference { Wrapped: { Value.IsNullable: false } wrapped } reference when column.Wrapper is null =>
            OfValue(column with { Wrapper = reference.Type, Wrapped = wrapped.Property, ValueType = wrapped.Value.Type.Type }, wrapped.Value.Type) is { Form: not ColumnForm.Json } plain ? plain : column,
        _ => column with { Kind = ColumnKind.Json, Form = ColumnForm.Json },
    };

    private EnumCodecModel? EnumOf(CodecReference reference)
    {
        foreach (CodecModel codec in codecs.Codecs)
        {
            if (codec is EnumCodecModel model && model.Name.FullName == reference.Codec) return model;
        }

        return null;
    }

    private static ColumnModel OfPrimitive(ColumnModel column, PrimitiveModel primitive) => primitive.Name switch
    {
        "String" => column with { Kind = ColumnKind.Text, Form = ColumnForm.Plain },
        "Char" => column with { Kind = ColumnKind.Text, Form = ColumnForm.Char },
        "Uri" => column with { Kind = ColumnKind.Text, Form = ColumnForm.Uri },
        "Boolean" => column with { Kind = ColumnKind.Boolean, Form = ColumnForm.Plain },
        "Byte" or "SByte" or "Int16" or "UInt16" or "Int32" or "UInt32" or "Int64" => column with { Kind = ColumnKind.BigInt, Form = ColumnForm.Plain },
        "UInt64" or "Decimal" => column with { Kind = ColumnKind.Numeric, Form = ColumnForm.Plain },
        "Single" or "Double" => column with { Kind = ColumnKind.Real, Form = ColumnForm.Plain },
        "Guid" => column with { Kind = ColumnKind.Uuid, Form = ColumnForm.Plain },
        "DateTimeOffset" => column with { Kind = ColumnKind.Timestamp, Form = ColumnForm.Plain },
        "DateTime" => column with { Kind = ColumnKind.DateTime, Form = ColumnForm.Plain },
        "DateOnly" => column with { Kind = ColumnKind.Date, Form = ColumnForm.Plain },
        "TimeOnly" => column with { Kind = ColumnKind.Time, Form = ColumnForm.Plain },
        "TimeSpan" => column with { Kind = ColumnKind.Duration, Form = ColumnForm.Plain },
        "Bytes" when primitive.Type == "byte[]" => column with { Kind = ColumnKind.Bytes, Form = ColumnForm.Plain },
        _ => column with { Kind = ColumnKind.Json, Form = ColumnForm.Json },
    };
}
