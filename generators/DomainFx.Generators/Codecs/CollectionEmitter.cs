namespace DomainFx.Generators.Codecs;

/// <summary>Writes the methods of a codec that write and read a collection, a tuple, or a number with more than one form.</summary>
internal static class CollectionEmitter
{
    public static void Emit(SourceWriter writer, CodecScope scope, TypeModel type, string name)
    {
        switch (type)
        {
            case SequenceModel sequence:
                SequenceEmitter.EmitWrite(writer, scope, sequence, name);
                writer.Line();
                SequenceEmitter.EmitRead(writer, scope, sequence, name);
                break;
            case MapModel map:
                MapEmitter.EmitWrite(writer, scope, map, name);
                writer.Line();
                MapEmitter.EmitRead(writer, scope, map, name);
                break;
            case TupleModel tuple:
                TupleEmitter.EmitWrite(writer, scope, tuple, name);
                writer.Line();
                TupleEmitter.EmitRead(writer, scope, tuple, name);
                break;
            case PrimitiveModel number:
                EmitNumber(writer, number, name);
                break;
        }
    }

    public static string WriteHeader(TypeModel type, string name) =>
        $"private static void Write{name}(global::DomainFx.Serialization.JsonWriter writer, {type.Type} value)";

    public static string ReadHeader(TypeModel type, string name) =>
        $"private static {type.Type} Read{name}(ref global::DomainFx.Serialization.JsonReader reader)";

    private static void EmitNumber(SourceWriter writer, PrimitiveModel number, string name)
    {
        using (writer.Block(ReadHeader(number, name)))
        {
            if (number.ReadsNamed) writer.Line($"if (reader.TryReadNamedNumber(out var named)) return ({number.Type})named;");
            if (number.ReadsQuoted)
            {
                using (writer.Block("if (reader.TryReadQuoted(out var text))"))
                {
                    writer.Line($"var quoted = text.Read{number.Name}();");
                    writer.Line("text.End();");
                    writer.Line("return quoted;");
                }

                writer.Line();
            }

            writer.Line($"return reader.Read{number.Name}();");
        }
    }
}
