using DomainFx.Generators.Codecs;
using DomainFx.Generators.Projections;
using DomainFx.Generators.Snapshots;

namespace DomainFx.Generators.Lock;

/// <summary>What the table of a read model depends on, as text: whether its rows commit with appends, its columns in their order, and what those hold that are enums or objects.</summary>
internal static class TableShape
{
    public static IEnumerable<string> Of(ReadModelModel model)
    {
        if (model.IsInline) yield return "inline";
        foreach (ColumnModel column in model.Columns)
        {
            string of = column.Form is not ColumnForm.Plain ? $" of {FormText.Of(column.Slot)}" : column.IsNarrower ? $" of {FormText.Name(column.ValueType)}" : "";
            yield return $"{column.Name}: {column.Kind.ToString().ToLowerInvariant()}{of}{(column.IsNullable && column.Form is ColumnForm.Plain ? "?" : "")}{(column.IsKey ? ", key" : "")}{(column.IsIndexed ? ", indexed" : "")}";
        }

        // What a wrapper wraps is the column itself, but for one within JSON.
        bool hasJson = model.Columns.Any(static column => column.Form is ColumnForm.Json);
        foreach (string line in StateShape.Of(model.Codecs.Where(codec => hasJson && codec is not EnumCodecModel))) yield return FormText.Name(line);

        // Enums are kept by name.
        IEnumerable<string> values = model.Codecs.OfType<EnumCodecModel>().SelectMany(static codec => codec.Members.Select(member => $"{StateComparison.Value}{JsonText.Quote(member.JsonName)} of {FormText.Name(codec.Type)}"));
        foreach (string line in values.Distinct(StringComparer.Ordinal).OrderBy(static line => line, StringComparer.Ordinal)) yield return line;
    }
}
