namespace DomainFx.Generators.Codecs;

/// <summary>Writes the codec of a class or struct.</summary>
internal static class ObjectCodecEmitter
{
    public static void Emit(SourceWriter writer, ObjectCodecModel model)
    {
        var scope = new CodecScope();
        if (model.Object is not null) ObjectEmitter.EmitNames(writer, model.Object);

        string self = model.Polymorphism is null ? "" : "Self";
        if (model.Polymorphism is not null) PolymorphismEmitter.Emit(writer, model, model.Polymorphism);
        if (model.Object is not null)
        {
            using (writer.Block($"internal static void Write{self}(global::DomainFx.Serialization.JsonWriter writer, {model.Type} value)"))
            {
                if (!model.IsValueType) writer.Line("if (value is null) writer.RefuseNull();");
                if (model.IsOwned) writer.Line("writer.Once(value);");
                if (model.MayBeDerived) writer.Line($"if (value.GetType() != typeof({model.Type})) writer.RefuseType(value, typeof({model.Type}));");
                ObjectEmitter.EmitWrite(writer, scope, model.Object, "value");
            }

            writer.Line();
            using (writer.Block($"internal static {model.Type} Read{self}(ref global::DomainFx.Serialization.JsonReader reader)"))
                ObjectEmitter.EmitRead(writer, scope, model.Object);
            if (model.Object.Constructor is { } constructor)
            {
                writer.Line();
                AccessorEmitter.Emit(writer, constructor);
            }
        }

        scope.EmitMembers(writer);
    }
}
