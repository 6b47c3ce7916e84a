using System.Globalization;
using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Snapshots;

/// <summary>Writes the codec of an aggregate's state, and what its type object says of snapshots.</summary>
internal static class SnapshotEmitter
{
    private const string Json = "global::DomainFx.Serialization";

    public static void Write(SourceWriter writer, string aggregate, SnapshotModel model)
    {
        writer.Line();
        writer.Line("// What the stored form of the state depends on. The key is a hash of it, and a snapshot of another key is ignored:");
        foreach (string line in model.Shape) writer.Line($"//   {line}");
        writer.Line(GeneratedAttributes.SteppedThrough);
        using (writer.Block("private static class __Snapshot")) WriteMembers(writer, aggregate, model);
    }

    public static void WriteOverrides(SourceWriter writer, string aggregate, SnapshotModel model)
    {
        writer.Line();
        writer.Line($"public override int SnapshotEvery => {model.Every.ToString(CultureInfo.InvariantCulture)};");
        writer.Line();
        writer.Line("public override long SnapshotKey => __Snapshot.Key;");
        writer.Line();
        writer.Line($"public override void WriteSnapshot({Json}.JsonWriter writer, {aggregate} aggregate) => __Snapshot.Write(writer, aggregate);");
        writer.Line();
        writer.Line($"public override void ReadSnapshot({aggregate} aggregate, global::System.ReadOnlySpan<byte> json) => __Snapshot.Read(aggregate, json);");
    }

    private static void WriteMembers(SourceWriter writer, string aggregate, SnapshotModel model)
    {
        var scope = new CodecScope();
        ObjectModel state = model.State.Object!;
        writer.Line($"public const long Key = unchecked((long)0x{model.Key.ToString("X16", CultureInfo.InvariantCulture)}UL);");
        writer.Line();
        ObjectEmitter.EmitNames(writer, state);
        using (writer.Block($"public static void Write({Json}.JsonWriter writer, {aggregate} aggregate)"))
        {
            writer.Line("writer.StartState();");
            ObjectEmitter.EmitWrite(writer, scope, state, "aggregate");
        }

        writer.Line();
        using (writer.Block($"public static void Read({aggregate} aggregate, global::System.ReadOnlySpan<byte> json)"))
        {
            writer.Line($"var reader = new {Json}.JsonReader(json);");
            ObjectEmitter.EmitRead(writer, scope, state, existing: "aggregate");
            writer.Line("reader.End();");
        }

        scope.EmitMembers(writer);
    }
}
