namespace DomainFx.Generators.Codecs;

/// <summary>Writes the codec of a single-value wrapper: its value, and on reading also the object that it would be otherwise.</summary>
internal static class WrapperCodecEmitter
{
    public static void Emit(SourceWriter writer, WrapperCodecModel model)
    {
        var scope = new CodecScope();
        WrappedModel wrapped = model.Wrapped;
        writer.Line($"private static readonly global::DomainFx.Serialization.JsonNames Names = new({Identifiers.Literal(wrapped.JsonName)});");
        writer.Line();
        using (writer.Block($"internal static void Write(global::DomainFx.Serialization.JsonWriter writer, {model.Type} value)"))
            new ValueWriter(writer, scope).Write(wrapped.Value, "value." + wrapped.Property, Prefix.Json(""), "inner");

        writer.Line();
        string read = new ValueReader(scope).Read(wrapped.Value, wrapped.Property);
        writer.Lines($$"""
            internal static {{model.Type}} Read(ref global::DomainFx.Serialization.JsonReader reader)
            {
                if (!reader.IsObject()) return new {{model.Type}}({{read}});

                // A wrapper that used to be an object of more than one value.
                {{wrapped.Value.TypeText}} inner = default!;
                var isThere = false;
                var state = 0;
                while (true)
                {
                    switch (reader.NextProperty(Names, ref state))
                    {
                        case 0:
                            inner = {{read}};
                            isThere = true;
                            continue;
                        case global::DomainFx.Serialization.JsonReader.EndOfObject:
                            break;
                        default:
                            reader.Skip();
                            continue;
                    }

                    break;
                }

                return isThere ? new {{model.Type}}(inner) : throw reader.Missing(Names, 1);
            }
            """);
        scope.EmitMembers(writer);
    }
}
