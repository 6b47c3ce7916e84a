using System.Globalization;

namespace DomainFx.Generators.Projections;

/// <summary>Writes what a read model's type says of its table and its events.</summary>
internal static class TableEmitter
{
    public static void Write(SourceWriter writer, ReadModelModel model)
    {
        if (model.IsInline)
        {
            writer.Line("public override bool IsInline => true;");
            writer.Line();
        }

        string version = model.Version.ToString(CultureInfo.InvariantCulture), keys = model.Key.Properties.Count.ToString(CultureInfo.InvariantCulture);
        writer.Line($"public override global::DomainFx.Projections.TableDefinition Table {{ get; }} = new({Identifiers.Literal(model.Table)}, {version}, {keys},");
        writer.Line("[");
        writer.Indent();
        foreach (ColumnModel column in model.Columns)
        {
            string options = (column.IsNullable ? ", IsNullable: true" : "") + (column.IsIndexed ? ", IsIndexed: true" : "");
            writer.Line($"new({Identifiers.Literal(column.Name)}, global::DomainFx.Projections.ColumnType.{column.Kind}{options}),");
        }

        writer.Outdent();
        writer.Line("]);");
        writer.Line();
        WriteEventTypes(writer, model.Handlers.Select(static handler => handler.Event));
    }

    /// <summary>Writes the list of the events that are fetched.</summary>
    public static void WriteEventTypes(SourceWriter writer, IEnumerable<HandledEvent> events)
    {
        IEnumerable<string> names = events.SelectMany(static handled => handled.StoredNames).Distinct().OrderBy(static name => name, StringComparer.Ordinal).Select(Identifiers.Literal);
        writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<string> EventTypes {{ get; }} = [{string.Join(", ", names)}];");
    }
}
