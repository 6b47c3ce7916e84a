namespace DomainFx.Generators.Codecs;

/// <summary>Writes the expressions that read a value.</summary>
/// <param name="scope">The class around them.</param>
internal sealed class ValueReader(CodecScope scope)
{
    /// <summary>The expression that reads what a slot holds.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="hint">What to call a method for it.</param>
    public string Read(SlotModel slot, string hint)
    {
        string value = Read(slot.Type, hint);
        return !slot.IsNullable ? value : slot.Type.IsValueType ? $"reader.TryReadNull() ? default({slot.TypeText}) : {value}" : $"reader.TryReadNull() ? null : {value}";
    }

    /// <summary>Writes the statements that read a key into a variable.</summary>
    public static void ReadKey(SourceWriter writer, TypeModel key, string variable)
    {
        if (key is PrimitiveModel { Name: "String" })
        {
            writer.Line($"var {variable} = reader.ReadPropertyName();");
            return;
        }

        writer.Line($"var {variable}Name = reader.{(IsQuoted(key) ? "ReadQuotedName" : "ReadNumberName")}();");
        writer.Line($"var {variable} = {KeyExpression(key, variable + "Name")};");
        writer.Line($"{variable}Name.End();");
    }

    private string Read(TypeModel type, string hint) => type switch
    {
        PrimitiveModel { IsPlain: true } primitive => $"reader.Read{primitive.Name}()",
        ConvertedModel converted => $"reader.ReadConverted({scope.ConverterOf(converted)})",
        CodecReference codec => $"{codec.Codec}.Read(ref reader)",
        _ => $"Read{scope.MethodOf(type, Identifiers.Pascal(hint.TrimStart('@')))}(ref reader)",
    };

    private static bool IsQuoted(TypeModel key) => key switch
    {
        PrimitiveModel primitive => primitive.Form is PrimitiveForm.Text,
        CodecReference { Wrapped: { } wrapped } => IsQuoted(wrapped.Value.Type),
        _ => true,
    };

    private static string KeyExpression(TypeModel key, string reader) => key switch
    {
        PrimitiveModel { Form: PrimitiveForm.Boolean } => $"{reader}.ReadBooleanName()",
        PrimitiveModel primitive => $"{reader}.Read{primitive.Name}()",
        CodecReference { Wrapped: { } wrapped } => $"new {key.Type}({KeyExpression(wrapped.Value.Type, reader)})",
        CodecReference codec => $"{codec.Codec}.Read(ref {reader})",
        _ => "default",
    };
}
