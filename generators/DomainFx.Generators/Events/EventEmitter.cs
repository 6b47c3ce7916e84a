using DomainFx.Generators.Codecs;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Events;

/// <summary>Writes the contract of an event type, and its codec.</summary>
internal static class EventEmitter
{
    public static void Emit(SourceProductionContext output, EventModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        string name = (model.Type.IsReachable ? model.Type.FlatName : "__" + model.Type.Name) + "Contract";
        using (CodecBlock.OpenScope(writer, model.Type)) EmitClass(writer, model, name);
        foreach (CodecModel codec in model.Codecs)
        {
            if (codec.Name.FullName != model.Codec) continue;
            writer.Line();
            CodecEmitter.Write(writer, codec);
        }

        output.AddSource($"{model.Type.HintName}.Event.g.cs", writer.ToSourceText());
    }

    private static void EmitClass(SourceWriter writer, EventModel model, string name)
    {
        string type = model.Type.FullName;
        string readable = string.Join(", ", model.Readable.Select(static stored => $"new({Identifiers.Literal(stored.Name)}, {stored.Version})"));
        writer.Line($"/// <summary>How <see cref=\"{type}\"/> is stored.</summary>");
        writer.Line(GeneratedAttributes.SteppedThrough);
        writer.Line(GeneratedAttributes.Hidden);
        using (writer.Block($"{(model.Type.IsReachable ? model.Type.Accessibility : "private")} sealed class {name} : global::DomainFx.Runtime.EventContract<{type}>"))
        {
            writer.Lines($$"""
                /// <summary>The one instance.</summary>
                public static readonly {{name}} Instance = new();

                private {{name}}()
                    : base(new global::DomainFx.EventType({{Identifiers.Literal(model.StoredName)}}, {{model.Version}}), [{{readable}}])
                {
                }

                /// <inheritdoc/>
                public override void Write(global::DomainFx.Serialization.JsonWriter writer, {{type}} @event) => {{model.Codec}}.Write(writer, @event);

                /// <inheritdoc/>
                public override {{type}} Read(int schemaVersion, global::System.ReadOnlySpan<byte> json) => Decode(schemaVersion, json);

                /// <summary>Reads an event of any readable schema version.</summary>
                public static {{type}} Decode(int schemaVersion, global::System.ReadOnlySpan<byte> json)
                {
                """);
            EmitDecode(writer, model);
            writer.Line("}");
            if (model.Upcaster is { IsReachable: false } upcaster) EmitAccessor(writer, model, upcaster);
        }
    }

    private static void EmitDecode(SourceWriter writer, EventModel model)
    {
        writer.Indent();
        if (model.Upcaster is { } upcaster)
        {
            string versions = string.Join(" or ", upcaster.OlderVersions);
            string older = $"{upcaster.OlderContract}.Decode(schemaVersion, json)";
            string upcast = upcaster.IsReachable ? $"{model.Type.FullName}.{Identifiers.Escape(upcaster.Method)}({older})"
                : model.IsValueType ? $"Upcast(ref global::System.Runtime.CompilerServices.Unsafe.NullRef<{model.Type.FullName}>(), {older})"
                : $"Upcast(null, {older})";
            writer.Line($"if (schemaVersion is {versions}) return {upcast};");
        }

        writer.Lines($$"""
            if (schemaVersion != {{model.Version}}) throw new global::DomainFx.Runtime.UnreadableSchemaVersionException({{model.Version}});
            var reader = new global::DomainFx.Serialization.JsonReader(json);
            var @event = {{model.Codec}}.Read(ref reader);
            reader.End();
            return @event;
            """);
        writer.Outdent();
    }

    private static void EmitAccessor(SourceWriter writer, EventModel model, UpcasterModel upcaster)
    {
        string target = model.IsValueType ? $"ref {model.Type.FullName}" : model.Type.FullName + "?";
        writer.Line();
        writer.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.StaticMethod, Name = {Identifiers.Literal(upcaster.Method)})]");
        writer.Line($"private static extern {model.Type.FullName} Upcast({target} target, {upcaster.OlderType} older);");
    }
}
