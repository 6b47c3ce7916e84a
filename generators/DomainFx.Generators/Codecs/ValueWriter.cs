namespace DomainFx.Generators.Codecs;

/// <summary>Writes the statements that write a value.</summary>
/// <param name="writer">The code.</param>
/// <param name="scope">The class around it.</param>
internal sealed class ValueWriter(SourceWriter writer, CodecScope scope)
{
    /// <summary>Writes what a slot holds, null too.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="expression">Its value.</param>
    /// <param name="prefix">What stands before it in JSON.</param>
    /// <param name="local">A free name for a local variable.</param>
    public void Write(SlotModel slot, string expression, Prefix prefix, string local)
    {
        if (!slot.IsNullable)
        {
            Write(slot.Type, expression, prefix, local);
            return;
        }

        using (writer.Block($"if ({expression} is {{ }} {local})")) Write(slot.Type, local, prefix, local);
        using (writer.Block("else")) writer.Line($"writer.WriteNull({prefix.Expression});");
    }

    /// <summary>Writes a value that is there.</summary>
    public void Write(TypeModel type, string expression, Prefix prefix, string hint)
    {
        switch (type)
        {
            case PrimitiveModel primitive:
                WritePrimitive(primitive, expression, prefix);
                break;
            case ConvertedModel converted:
                writer.Line($"writer.WriteConverted({prefix.Expression}, {expression}, {scope.ConverterOf(converted)});");
                break;
            case CodecReference codec:
                WriteRaw(prefix);
                writer.Line($"{codec.Codec}.Write(writer, {expression});");
                break;
            default:
                WriteRaw(prefix);
                writer.Line($"Write{scope.MethodOf(type, Identifiers.Pascal(hint.TrimStart('@')))}(writer, {expression});");
                break;
        }
    }

    /// <summary>Writes the key of a dictionary as a property's name.</summary>
    public void WriteKey(TypeModel key, string expression, Prefix prefix)
    {
        switch (key)
        {
            case CodecReference { Wrapped: { } wrapped }:
                WriteKey(wrapped.Value.Type, $"{expression}.{wrapped.Property}", prefix);
                break;
            case CodecReference codec:
                WriteRaw(prefix);
                writer.Line($"{codec.Codec}.WriteName(writer, {expression});");
                break;
            case PrimitiveModel { Form: PrimitiveForm.Text } text:
                writer.Line($"writer.{text.WriteMethod}({prefix.Expression}, {expression});");
                writer.Line("writer.WriteRaw(\":\"u8);");
                break;
            case PrimitiveModel { Form: PrimitiveForm.Boolean }:
                WriteRaw(prefix);
                writer.Line($"writer.WriteRaw({expression} ? \"\\\"True\\\":\"u8 : \"\\\"False\\\":\"u8);");
                break;
            case PrimitiveModel number:
                writer.Line($"writer.{number.WriteMethod}({prefix.Then(writer, "\"").Expression}, {expression});");
                writer.Line("writer.WriteRaw(\"\\\":\"u8);");
                break;
        }
    }

    private void WritePrimitive(PrimitiveModel type, string expression, Prefix prefix)
    {
        bool isQuoted = (type.Handling & NumberHandling.WriteAsString) is not NumberHandling.Strict;
        if (type.ReadsNamed) writer.Line($"if (!writer.TryWriteNamedNumber({prefix.Expression}, (double){expression}))");
        using (type.ReadsNamed ? writer.Block() : default)
        {
            Prefix start = isQuoted ? prefix.Then(writer, "\"") : prefix;
            writer.Line($"writer.{type.WriteMethod}({start.Expression}, {expression});");
            if (isQuoted) writer.Line("writer.WriteRaw(\"\\\"\"u8);");
        }
    }

    private void WriteRaw(Prefix prefix)
    {
        if (!prefix.IsEmpty) writer.Line($"writer.WriteRaw({prefix.Expression});");
    }
}
