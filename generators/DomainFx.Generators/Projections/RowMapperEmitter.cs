using System.Globalization;
using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Projections;

/// <summary>Writes how rows become columns, and columns rows.</summary>
internal static class RowMapperEmitter
{
    private const string Rows = "global::DomainFx.Projections.RowSet";

    public static void Write(SourceWriter writer, ReadModelModel model)
    {
        string name = model.Type.FullName, key = model.Key.Type;
        var scope = new CodecScope();
        ColumnModel[] keys = [.. model.Columns.Where(static column => column.IsKey)];
        writer.Line($"public override {name} Create({key} key) => new() {{ {string.Join(", ", Initial(model, keys))} }};");
        writer.Line();
        writer.Line($"public override {key} GetKey({name} row) => {(keys.Length == 1 ? $"row.{keys[0].Property}" : $"({string.Join(", ", keys.Select(static column => $"row.{column.Property}"))})")};");
        WriteStoredKey(writer, key, keys);
        writer.Line();
        using (writer.Block($"public override void WriteKey({key} key, {Rows} rows)"))
        {
            for (int index = 0; index < keys.Length; index++) ColumnEmitter.Write(writer, scope, keys[index], index, KeyPart(keys, index));
        }

        writer.Line();
        using (writer.Block($"public override void Write({name} row, {Rows} rows)"))
        {
            int index = 0;
            foreach (ColumnModel column in model.Columns) ColumnEmitter.Write(writer, scope, column, index++, $"row.{column.Property}");
        }

        writer.Line();
        using (writer.Block($"public override {name} Read({Rows} rows, int row) => new()", "};"))
        {
            int index = 0;
            foreach (ColumnModel column in model.Columns) writer.Line($"{column.Property} = {ColumnEmitter.Read(column, index++)},");
        }

        int position = 0;
        foreach (ColumnModel column in model.Columns) ColumnEmitter.WriteMembers(writer, scope, column, position++);
        scope.EmitMembers(writer);
    }

    // Only where a key is not what comes back.
    private static void WriteStoredKey(SourceWriter writer, string key, ColumnModel[] keys)
    {
        if (!keys.Any(ColumnEmitter.IsCut)) return;
        string[] parts = [.. keys.Select((column, index) => ColumnEmitter.AsStored(column, KeyPart(keys, index)))];
        writer.Line();
        writer.Line($"public override {key} StoredKey({key} key) => {(parts.Length == 1 ? parts[0] : $"({string.Join(", ", parts)})")};");
    }

    private static IEnumerable<string> Initial(ReadModelModel model, ColumnModel[] keys)
    {
        for (int index = 0; index < keys.Length; index++) yield return $"{keys[index].Property} = {KeyPart(keys, index)}";
        foreach (ColumnModel column in model.Columns)
        {
            if (column is { IsRequired: true, IsKey: false }) yield return $"{column.Property} = default!";
        }
    }

    private static string KeyPart(ColumnModel[] keys, int index) => keys.Length == 1 ? "key" : "key.Item" + (index + 1).ToString(CultureInfo.InvariantCulture);
}
