using System.Globalization;
using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Projections;

/// <summary>Writes how one property's value goes into its column, and comes back.</summary>
internal static class ColumnEmitter
{
    private const string Ids = "global::DomainFx.Runtime.AggregateIds";
    private const string Stored = "global::DomainFx.Runtime.StoredValues";

    /// <summary>Writes the statements that set the column of the last row.</summary>
    public static void Write(SourceWriter writer, CodecScope scope, ColumnModel column, int index, string value)
    {
        string position = index.ToString(CultureInfo.InvariantCulture);
        // A text says by itself whether it is there.
        if (column is { IsNullable: true } && !(column is { Kind: ColumnKind.Text, Form: ColumnForm.Plain, Wrapper: null }))
        {
            string local = "value" + position;
            using (writer.Block($"if ({value} is {{ }} {local})")) WriteValue(writer, scope, column, position, local);
            writer.Line($"else rows.SetNull({position});");
            return;
        }

        WriteValue(writer, scope, column, position, value);
    }

    /// <summary>The expression that reads the column.</summary>
    public static string Read(ColumnModel column, int index)
    {
        string position = index.ToString(CultureInfo.InvariantCulture);
        string value = ReadValue(column, position);
        if (column.Wrapper is { } wrapper) value = $"new {wrapper}({value})";
        if (!column.IsNullable) return value;
        return $"rows.IsNull({position}, row) ? {(column.Slot.Type.IsValueType ? $"default({column.Type})" : "null")} : {value}";
    }

    /// <summary>Whether a value may come back as another than it was.</summary>
    public static bool IsCut(ColumnModel column) =>
        column.Kind is ColumnKind.Timestamp or ColumnKind.DateTime or ColumnKind.Time or ColumnKind.Duration or ColumnKind.Real
        || column.Form is ColumnForm.Uri
        || (column.Kind is ColumnKind.Numeric && column.ValueType != "ulong");

    /// <summary>The expression for a key's part as it comes back.</summary>
    public static string AsStored(ColumnModel column, string value)
    {
        if (!IsCut(column)) return value;
        string stored = $"{Stored}.Of({value}{Inner(column)})";
        return column.Wrapper is { } wrapper ? $"new {wrapper}({stored})" : stored;
    }

    /// <summary>Writes the statement that makes a row's value what comes back.</summary>
    public static void Cut(SourceWriter writer, ColumnModel column, int index)
    {
        string property = $"row.{column.Property}", value = property, condition = "";
        // One that is null against its declaration is refused where the row is written.
        if (column.IsNullable || column.Form is ColumnForm.Uri)
        {
            value = "value" + index.ToString(CultureInfo.InvariantCulture);
            condition = $"{property} is {{ }} {value}";
        }

        // A wrapper may be an object: only where it must be another.
        if (column.Wrapper is not null) condition += $"{(condition.Length > 0 ? " && " : "")}!{Stored}.IsStored({value}{Inner(column)})";
        writer.Line($"{(condition.Length > 0 ? $"if ({condition}) " : "")}{property} = {AsStored(column, value)};");
    }

    /// <summary>Writes what reading the column takes besides.</summary>
    public static void WriteMembers(SourceWriter writer, CodecScope scope, ColumnModel column, int index)
    {
        string position = index.ToString(CultureInfo.InvariantCulture);
        if (column is { Form: ColumnForm.Enum, Enum: { } model })
        {
            string names = string.Join(", ", model.Members.Select(static member => Identifiers.Literal(member.JsonName)));
            string values = string.Join(", ", model.Members.Select(static member => member.Value.ToString(CultureInfo.InvariantCulture)));
            writer.Line();
            writer.Line($"private static readonly global::DomainFx.Serialization.JsonEnum Names{position} =");
            writer.Line($"    new([{names}], [{values}], isSigned: {(model.IsSigned ? "true" : "false")}, isFlags: {(model.IsFlags ? "true" : "false")});");
        }
        else if (column.Form is ColumnForm.Json)
        {
            string type = column.Slot.Type.Type;
            writer.Line();
            using (writer.Block($"private static {type} ReadColumn{position}(global::DomainFx.Projections.RowSet rows, int row)"))
            {
                writer.Line($"var reader = new global::DomainFx.Serialization.JsonReader(rows.GetBytes({position}, row));");
                writer.Line($"var value = {new ValueReader(scope).Read(column.Slot with { IsNullable = false }, column.Property)};");
                writer.Line("reader.End();");
                writer.Line("return value;");
            }
        }
    }

    private static void WriteValue(SourceWriter writer, CodecScope scope, ColumnModel column, string position, string value)
    {
        value += Inner(column);
        switch (column.Form)
        {
            case ColumnForm.Json:
                if (column.Slot.Type is MapModel or SequenceModel { IsSet: true }) writer.Line($"rows.CheckComparer({position}, {value});");
                using (writer.Block())
                {
                    writer.Line($"var writer = rows.StartJson({position});");
                    new ValueWriter(writer, scope).Write(column.Slot.Type, value, Prefix.Json(""), column.Property);
                    writer.Line($"rows.EndJson({position});");
                }

                break;
            case ColumnForm.Enum:
                writer.Line($"rows.SetText({position}, Names{position}.ToText(unchecked((ulong){value})));");
                break;
            case ColumnForm.Parsable:
                writer.Line($"rows.SetText({position}, {Ids}.Format({value}));");
                break;
            case ColumnForm.Uri:
                writer.Line($"rows.SetText({position}, {value}{(column.IsNullable ? "" : "?")}.OriginalString);");
                break;
            case ColumnForm.Char:
                writer.Line($"rows.SetText({position}, {value}.ToString());");
                break;
            default:
                writer.Line($"rows.Set{MethodOf(column.Kind)}({position}, {value});");
                break;
        }
    }

    private static string ReadValue(ColumnModel column, string position) => column.Form switch
    {
        ColumnForm.Json => $"ReadColumn{position}(rows, row)",
        ColumnForm.Enum => $"unchecked(({column.ValueType})Names{position}.Parse(rows.GetText({position}, row), sizeof({column.ValueType})))",
        ColumnForm.Parsable => $"{Ids}.Parse<{column.ValueType}>(rows.GetText({position}, row))",
        ColumnForm.Uri => $"new global::System.Uri(rows.GetText({position}, row), global::System.UriKind.RelativeOrAbsolute)",
        ColumnForm.Char => $"rows.GetText({position}, row)[0]",
        _ => $"rows.Get{MethodOf(column.Kind)}{(column.IsNarrower ? $"<{column.ValueType}>" : "")}({position}, row){(column.ValueType == "byte[]" ? ".ToArray()" : "")}",
    };

    private static string Inner(ColumnModel column) => column.Wrapped is { } wrapped ? "." + wrapped : "";

    private static string MethodOf(ColumnKind kind) => kind switch
    {
        ColumnKind.BigInt => "Int64",
        ColumnKind.Real => "Double",
        ColumnKind.Numeric => "Decimal",
        ColumnKind.Uuid => "Guid",
        _ => kind.ToString(),
    };
}
