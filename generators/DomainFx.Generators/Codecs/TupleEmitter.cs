namespace DomainFx.Generators.Codecs;

/// <summary>Writes the methods for a tuple, which is an array of its elements.</summary>
internal static class TupleEmitter
{
    public static void EmitWrite(SourceWriter writer, CodecScope scope, TupleModel model, string name)
    {
        var values = new ValueWriter(writer, scope);
        using (writer.Block(CollectionEmitter.WriteHeader(model, name)))
        {
            writer.Line("writer.Enter();");
            for (int index = 0; index < model.Elements.Count; index++)
                values.Write(model.Elements[index], $"value.Item{index + 1}", Prefix.Json(index == 0 ? "[" : ","), $"{name}Item{index + 1}");
            writer.Line("writer.WriteRaw(\"]\"u8);");
            writer.Line("writer.Leave();");
        }
    }

    public static void EmitRead(SourceWriter writer, CodecScope scope, TupleModel model, string name)
    {
        var values = new ValueReader(scope);
        using (writer.Block(CollectionEmitter.ReadHeader(model, name)))
        {
            writer.Line($"{model.Type} value = default;");
            writer.Line("var first = true;");
            for (int index = 0; index < model.Elements.Count; index++)
            {
                writer.Line("if (!reader.NextElement(ref first)) throw reader.WrongLength(" + model.Elements.Count + ");");
                writer.Line($"value.Item{index + 1} = {values.Read(model.Elements[index], $"{name}Item{index + 1}")};");
            }

            writer.Line("if (reader.NextElement(ref first)) throw reader.WrongLength(" + model.Elements.Count + ");");
            writer.Line("return value;");
        }
    }
}
