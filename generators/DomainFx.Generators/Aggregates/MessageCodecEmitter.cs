namespace DomainFx.Generators.Aggregates;

/// <summary>Writes the codec of a command's message.</summary>
internal static class MessageCodecEmitter
{
    public static void Write(SourceWriter writer, CommandModel command)
    {
        writer.Line($"public override void Write(global::DomainFx.Serialization.JsonWriter writer, {command.Message} command) => throw new global::System.NotSupportedException();");
        writer.Line();
        writer.Line($"public override {command.Message} Read(global::System.ReadOnlySpan<byte> json) => throw new global::System.NotSupportedException();");
    }
}
