namespace DomainFx.Generators.Codecs;

/// <summary>Writes the methods that choose among the types that an object may be of.</summary>
internal static class PolymorphismEmitter
{
    public static void Emit(SourceWriter writer, ObjectCodecModel model, PolymorphismModel polymorphism)
    {
        EmitWrite(writer, model, polymorphism);
        writer.Line();
        EmitRead(writer, model, polymorphism);
        if (model.Object is not null) writer.Line();
    }

    private static void EmitWrite(SourceWriter writer, ObjectCodecModel model, PolymorphismModel polymorphism)
    {
        using (writer.Block($"internal static void Write(global::DomainFx.Serialization.JsonWriter writer, {model.Type} value)"))
        using (writer.Block("switch (value)"))
        {
            writer.Lines("""
                case null:
                    writer.RefuseNull();
                    return;
                """);
            foreach (DerivedModel derived in polymorphism.Derived) EmitCase(writer, polymorphism, derived, model.Type);
            if (model.Object is not null && !polymorphism.Derived.Any(derived => derived.Type == model.Type))
                writer.Lines($"""
                    case {model.Type} when value.GetType() == typeof({model.Type}):
                        WriteSelf(writer, value);
                        return;
                    """);
            writer.Lines($"""
                default:
                    writer.RefuseType(value, typeof({model.Type}));
                    return;
                """);
        }
    }

    private static void EmitCase(SourceWriter writer, PolymorphismModel polymorphism, DerivedModel derived, string self)
    {
        string write = $"{derived.Codec}.Write{(derived.IsSelf ? "Self" : "")}(writer, it);";
        // A base among its derived types stands for itself only.
        string when = derived.Type == self ? $" when it.GetType() == typeof({self})" : "";
        if (derived.Tag is null)
        {
            writer.Lines($"""
                case {derived.Type} it{when}:
                    {write}
                    return;
                """);
            return;
        }

        string start = Utf8Literal.Of($"{{{JsonText.Quote(polymorphism.Discriminator)}:{derived.Tag}");
        writer.Lines($$"""
            case {{derived.Type}} it{{when}}:
            {
                writer.WriteRaw({{start}});
                var start = writer.Length;
                {{write}}
                writer.Join(start);
                return;
            }
            """);
    }

    private static void EmitRead(SourceWriter writer, ObjectCodecModel model, PolymorphismModel polymorphism)
    {
        using (writer.Block($"internal static {model.Type} Read(ref global::DomainFx.Serialization.JsonReader reader)"))
        {
            writer.Line($"var tag = reader.PeekTag({Utf8Literal.Of(polymorphism.Discriminator)});");
            foreach (DerivedModel derived in polymorphism.Derived)
            {
                string condition = derived.Tag is null ? "tag.IsEmpty" : $"global::System.MemoryExtensions.SequenceEqual(tag, {Utf8Literal.Of(derived.Tag)})";
                writer.Line($"if ({condition}) return {derived.Codec}.Read{(derived.IsSelf ? "Self" : "")}(ref reader);");
            }

            if (model.Object is not null && !polymorphism.Derived.Any(static derived => derived.Tag is null)) writer.Line("if (tag.IsEmpty) return ReadSelf(ref reader);");
            writer.Line($"throw reader.UnknownTag({Identifiers.Literal(polymorphism.Discriminator)}, typeof({model.Type}));");
        }
    }
}
