using System.Globalization;

namespace DomainFx.Generators.Codecs;

/// <summary>Writes the codec of an enum.</summary>
internal static class EnumCodecEmitter
{
    public static void Emit(SourceWriter writer, EnumCodecModel model)
    {
        string names = string.Join(", ", model.Members.Select(static member => Identifiers.Literal(member.JsonName)));
        string values = string.Join(", ", model.Members.Select(static member => member.Value.ToString(CultureInfo.InvariantCulture)));
        string isSigned = model.IsSigned ? "true" : "false", isFlags = model.IsFlags ? "true" : "false";
        writer.Lines($$"""
            private static readonly global::DomainFx.Serialization.JsonEnum Members =
                new([{{names}}], [{{values}}], isSigned: {{isSigned}}, isFlags: {{isFlags}});

            internal static void Write(global::DomainFx.Serialization.JsonWriter writer, {{model.Type}} value) => Members.Write(writer, unchecked((ulong)value));

            internal static void WriteName(global::DomainFx.Serialization.JsonWriter writer, {{model.Type}} value) => Members.WriteName(writer, unchecked((ulong)value));

            internal static {{model.Type}} Read(ref global::DomainFx.Serialization.JsonReader reader) => unchecked(({{model.Type}})Members.Read(ref reader, sizeof({{model.Type}})));
            """);
    }

}
