using DomainFx.Generators.Aggregates;

namespace DomainFx.Generators.Projections;

/// <summary>Writes the way from stored events to keys and to the user's methods.</summary>
internal static class RowDispatchEmitter
{
    private const string EventView = "in global::DomainFx.Stores.EventView stored";

    public static void Write(SourceWriter writer, ReadModelModel model)
    {
        WriteKeys(writer, model);
        writer.Line();
        WriteDeletes(writer, model);
        WriteApply(writer, model);
    }

    /// <summary>The labels of the names that an event had, less those that another one has taken.</summary>
    public static bool WriteCases(SourceWriter writer, HandledEvent handled, HashSet<string> seen)
    {
        bool any = false;
        foreach (string name in handled.StoredNames)
        {
            if (!seen.Add(name)) continue;
            writer.Line($"case {Identifiers.Literal(name)}:");
            any = true;
        }

        return any;
    }

    /// <summary>The expression that reads an event.</summary>
    public static string Decode(HandledEvent handled) => $"{handled.Contract}.Decode(stored.SchemaVersion, stored.Data)";

    private static void WriteKeys(SourceWriter writer, ReadModelModel model)
    {
        using (writer.Block($"public override object? GetKeys({EventView}, global::System.Collections.Generic.ICollection<{model.Key.Type}> keys)"))
        {
            if (model.Handlers.Any(static handler => handler.KeyOf is not null))
            {
                using (writer.Block("switch (stored.TypeName)"))
                {
                    HashSet<string> seen = new(StringComparer.Ordinal);
                    foreach (RowHandlerModel handler in model.Handlers)
                    {
                        if (handler.KeyOf is { } keyOf && WriteCases(writer, handler.Event, seen)) WriteKeysOf(writer, model, handler, keyOf);
                    }
                }

                writer.Line();
            }

            if (model.Key.StreamId is { } id) writer.Line($"keys.Add({OfStream(id)});");
            writer.Line("return null;");
        }
    }

    private static void WriteKeysOf(SourceWriter writer, ReadModelModel model, RowHandlerModel handler, KeyOfModel keyOf)
    {
        string call = $"{model.Type.FullName}.{keyOf.Method}(read{(keyOf.TakesContext ? ", stored.ProjectionContext" : "")})";
        using (writer.Block())
        {
            writer.Line($"var read = {Decode(handler.Event)};");
            writer.Line(keyOf.IsMany ? $"foreach (var key in {call}) keys.Add(key);" : $"keys.Add({call});");
            writer.Line("return read;");
        }
    }

    private static string OfStream(IdModel id)
    {
        const string Ids = "global::DomainFx.Runtime.AggregateIds";
        string parsed = id.Value is IdValue.Text ? $"{Ids}.ParseText(stored.Stream.Id)" : $"{Ids}.Parse<{id.ValueType}>(stored.Stream.Id)";
        return id.Wrapped is null ? parsed : $"new {id.Type}({parsed})";
    }

    private static void WriteDeletes(SourceWriter writer, ReadModelModel model)
    {
        string[] names = [.. model.Handlers.Where(static handler => handler.Deletes).SelectMany(static handler => handler.Event.StoredNames).Distinct().Select(Identifiers.Literal)];
        if (names.Length == 0) return;
        writer.Line($"public override bool Deletes(string eventType) => eventType is {string.Join(" or ", names)};");
        writer.Line();
    }

    private static void WriteApply(SourceWriter writer, ReadModelModel model)
    {
        bool isAnyCut = model.Columns.Any(IsCut);
        using (writer.Block($"public override void Apply({model.Type.FullName} row, {EventView}, object? read)"))
        {
            using (writer.Block("switch (stored.TypeName)"))
            {
                HashSet<string> seen = new(StringComparer.Ordinal);
                foreach (RowHandlerModel handler in model.Handlers)
                {
                    if (handler.Deletes || !WriteCases(writer, handler.Event, seen)) continue;
                    string read = handler.KeyOf is null ? Decode(handler.Event) : $"({handler.Event.Type})read!";
                    writer.Line($"    row.{handler.Method}({read}{(handler.TakesContext ? ", stored.ProjectionContext" : "")});");
                    writer.Line(isAnyCut ? "    break;" : "    return;");
                }

                writer.Line("default:");
                writer.Line("    throw new global::DomainFx.Runtime.UnreadableSchemaVersionException(0);");
            }

            if (isAnyCut) WriteCuts(writer, model);
        }
    }

    // The key is made what comes back where it comes from the event, and stays so.
    private static bool IsCut(ColumnModel column) => column is { IsKey: false, IsInitOnly: false } && ColumnEmitter.IsCut(column);

    private static void WriteCuts(SourceWriter writer, ReadModelModel model)
    {
        writer.Line();
        int index = 0;
        foreach (ColumnModel column in model.Columns)
        {
            if (IsCut(column)) ColumnEmitter.Cut(writer, column, index);
            index++;
        }
    }
}
