using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Aggregates;

/// <summary>Writes the codec of a command's message.</summary>
internal static class MessageCodecEmitter
{
    public static void Write(SourceWriter writer, CommandModel command)
    {
        ObjectModel message = MessageOf(command);
        var scope = new CodecScope();
        ObjectEmitter.EmitNames(writer, message);
        using (writer.Block($"public override void Write(global::DomainFx.Serialization.JsonWriter writer, {command.Message} command)"))
            ObjectEmitter.EmitWrite(writer, scope, message, "command");

        writer.Line();
        using (writer.Block($"public override {command.Message} Read(global::System.ReadOnlySpan<byte> json)"))
        {
            writer.Line("var reader = new global::DomainFx.Serialization.JsonReader(json);");
            writer.Line("var command = Read(ref reader);");
            writer.Line("reader.End();");
            writer.Line("return command;");
        }

        writer.Line();
        using (writer.Block($"private static {command.Message} Read(ref global::DomainFx.Serialization.JsonReader reader)"))
            ObjectEmitter.EmitRead(writer, scope, message);
        scope.EmitMembers(writer);
    }

    private static ObjectModel MessageOf(CommandModel command)
    {
        List<MemberModel> members = [];
        foreach (ParameterModel parameter in command.Parameters)
        {
            if (parameter.Slot is not { } slot) continue;

            members.Add(new MemberModel(
                parameter.Property, JsonNames.Camel(parameter.Property.TrimStart('@')), slot, MemberAccess.Direct, MemberTarget.Parameter,
                IsRequired: parameter.Default is null && !slot.IsNullable, parameter.Default, KeepsDefault: false, IgnoreCondition.Never));
        }

        return new ObjectModel(command.Message, IsValueType: false, members.ToEquatable(), Enumerable.Range(0, members.Count).ToEquatable(), Constructor: null);
    }
}
