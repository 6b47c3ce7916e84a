using System.Globalization;
using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Snapshots;

/// <summary>
/// What the stored form of a state depends on, as text: names and types of all members, in an order of its own, so that
/// moving a member in its file changes nothing. Its hash is a snapshot's key.
/// </summary>
internal static class StateShape
{
    /// <summary>Raised when the codecs write state in another way.</summary>
    private const int Format = 1;

    /// <summary>The shape, line by line.</summary>
    /// <param name="root">The aggregate's own members.</param>
    /// <param name="codecs">The codecs of the types that it holds.</param>
    /// <param name="snapshotVersion">The version that <c>[Snapshot]</c> declares.</param>
    /// <param name="stateVersion">The state version that <c>[Aggregate]</c> declares.</param>
    public static EquatableArray<string> Of(ObjectCodecModel root, EquatableArray<CodecModel> codecs, int snapshotVersion, int stateVersion)
    {
        List<string> lines = [string.Format(CultureInfo.InvariantCulture, "format {0}, snapshot version {1}, state version {2}", Format, snapshotVersion, stateVersion)];
        Add(lines, root);
        lines.AddRange(Of(codecs));
        return lines.ToEquatable();
    }

    /// <summary>The lines of types that are held.</summary>
    public static List<string> Of(IEnumerable<CodecModel> codecs)
    {
        List<string> lines = [];
        foreach (CodecModel codec in codecs.OrderBy(static codec => codec.Type, StringComparer.Ordinal).ThenBy(static codec => codec.Name.FullName, StringComparer.Ordinal)) Add(lines, codec);
        return lines;
    }

    private static void Add(List<string> lines, CodecModel codec)
    {
        switch (codec)
        {
            case EnumCodecModel model:
                lines.Add($"{model.Type}: {string.Join(", ", model.Members.Select(static member => $"{JsonText.Quote(member.JsonName)} = {member.Value.ToString(CultureInfo.InvariantCulture)}").OrderBy(static text => text, StringComparer.Ordinal))}");
                break;
            case WrapperCodecModel model:
                lines.Add($"{model.Type}: {Slot(model.Wrapped.Value)}");
                break;
            case ObjectCodecModel model:
                lines.Add($"{model.Type}:");
                if (model.Polymorphism is { } polymorphism)
                    lines.AddRange(polymorphism.Derived.Select(derived => $"    {polymorphism.Discriminator} {derived.Tag}: {derived.Type}").OrderBy(static text => text, StringComparer.Ordinal));
                if (model.Object is { } content)
                    lines.AddRange(content.Members.Select(static member => $"    {member.JsonName}: {Slot(member.Slot)}").OrderBy(static text => text, StringComparer.Ordinal));
                break;
        }
    }

    private static string Slot(SlotModel slot)
    {
        string mark = slot.IsNullable ? "?" : "";
        return slot.Type switch
        {
            SequenceModel sequence => $"{sequence.Type}{mark} of {Slot(sequence.Element)}",
            MapModel map => $"{map.Type}{mark} of {Slot(map.Key)} to {Slot(map.Value)}",
            TupleModel tuple => $"({string.Join(", ", tuple.Elements.Select(Slot))}){mark}",
            ConvertedModel converted => $"{converted.Type}{mark} by {converted.Converter}",
            _ => slot.Type.Type + mark,
        };
    }
}
