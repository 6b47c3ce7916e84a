using DomainFx.Generators.Codecs;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Events;

/// <summary>Writes the contract of an event type.</summary>
internal static class EventEmitter
{
    public static void Emit(SourceProductionContext output, EventModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        string name = (model.Type.IsReachable ? model.Type.FlatName : "__" + model.Type.Name) + "Contract";
        using (CodecBlock.OpenScope(writer, model.Type)) EmitClass(writer, model, name);
        output.AddSource($"{model.Type.HintName}.Event.g.cs", writer.ToSourceText());
    }

    private static void EmitClass(SourceWriter writer, EventModel model, string name)
    {
        string type = model.Type.FullName;
        string stored = $"new global::DomainFx.EventType({Identifiers.Literal(model.StoredName)}, {model.Version})";
        string readable = string.Join(", ", Readable(model));
        writer.Line($"/// <summary>How <see cref=\"{type}\"/> is stored.</summary>");
        writer.Line(GeneratedAttributes.SteppedThrough);
        writer.Line(GeneratedAttributes.Hidden);
        using (writer.Block($"{(model.Type.IsReachable ? model.Type.Accessibility : "private")} sealed class {name} : global::DomainFx.Runtime.EventContract<{type}>"))
        {
            writer.Lines($$"""
                /// <summary>The one instance.</summary>
                public static readonly {{name}} Instance = new();

                private {{name}}()
                    : base({{stored}}, [{{readable}}])
                {
                }

                /// <inheritdoc/>
                public override void Write(global::DomainFx.Serialization.JsonWriter writer, {{type}} @event) => {{model.Codec}}.Write(writer, @event);

                /// <inheritdoc/>
                public override {{type}} Read(int schemaVersion, global::System.ReadOnlySpan<byte> json) => Decode(schemaVersion, json);

                """);
            EmitDecode(writer, model, type);
        }
    }

    private static IEnumerable<string> Readable(EventModel model) =>
        model.FormerNames.Prepend(model.StoredName).Select(stored => $"new({Identifiers.Literal(stored)}, {model.Version})");

    private static void EmitDecode(SourceWriter writer, EventModel model, string type) => writer.Lines($$"""
        /// <summary>Reads an event of any readable schema version.</summary>
        public static {{type}} Decode(int schemaVersion, global::System.ReadOnlySpan<byte> json)
        {
            if (schemaVersion != {{model.Version}}) throw new global::DomainFx.Runtime.UnreadableSchemaVersionException({{model.Version}});
            var reader = new global::DomainFx.Serialization.JsonReader(json);
            var @event = {{model.Codec}}.Read(ref reader);
            reader.End();
            return @event;
        }
        """);
}
