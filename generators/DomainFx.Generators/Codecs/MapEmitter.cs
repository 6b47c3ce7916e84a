namespace DomainFx.Generators.Codecs;

/// <summary>Writes the methods for a dictionary.</summary>
internal static class MapEmitter
{
    public static void EmitWrite(SourceWriter writer, CodecScope scope, MapModel model, string name)
    {
        var values = new ValueWriter(writer, scope);
        using (writer.Block(CollectionEmitter.WriteHeader(model, name)))
        {
            if (!model.IsValueType) writer.Line("if (value is null) writer.RefuseNull();");
            if (model.IsOwned) writer.Line("writer.Once(value);");
            if (model.IsCompared) writer.Line($"writer.Compared<{model.Key.TypeText}, {model.Value.TypeText}>(value);");
            writer.Line("writer.Enter();");
            writer.Line("writer.WriteRaw(\"{\"u8);");
            writer.Line("global::System.ReadOnlySpan<byte> separator = default;");
            using (writer.Block("foreach (var entry in value)"))
            {
                values.WriteKey(model.Key.Type, "entry.Key", Prefix.Variable("separator"));
                values.Write(model.Value, "entry.Value", Prefix.Json(""), name + "Value");
                writer.Line("separator = \",\"u8;");
            }

            writer.Line();
            writer.Line("writer.WriteRaw(\"}\"u8);");
            writer.Line("writer.Leave();");
        }
    }

    public static void EmitRead(SourceWriter writer, CodecScope scope, MapModel model, string name)
    {
        string pair = $"<{model.Key.TypeText}, {model.Value.TypeText}>";
        using (writer.Block(CollectionEmitter.ReadHeader(model, name)))
        {
            writer.Line($"var map = new global::System.Collections.Generic.Dictionary{pair}();");
            writer.Line("var first = true;");
            using (writer.Block("while (reader.NextEntry(ref first))"))
            {
                ValueReader.ReadKey(writer, model.Key.Type, "key");
                writer.Line($"map[key] = {new ValueReader(scope).Read(model.Value, name + "Value")};");
            }

            writer.Line();
            writer.Line($"return {Make(model)};");
        }
    }

    private static string Make(MapModel model) => model.Kind switch
    {
        MapKind.Immutable => "global::System.Collections.Immutable.ImmutableDictionary.ToImmutableDictionary(map)",
        MapKind.ImmutableSorted => "global::System.Collections.Immutable.ImmutableSortedDictionary.ToImmutableSortedDictionary(map)",
        MapKind.Frozen => "global::System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(map)",
        MapKind.FromDictionary => $"new {model.Type}(map)",
        _ => "map",
    };
}
