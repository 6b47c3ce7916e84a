using DomainFx.Generators.Codecs;

namespace DomainFx.Generators.Lock;

/// <summary>What a value is in JSON, as text: <c>int?</c>, <c>string[]</c>, <c>map&lt;string, Shop.Item&gt;</c>.</summary>
internal static class FormText
{
    public static string Of(SlotModel slot) => Of(slot.Type) + (slot.IsNullable ? "?" : "");

    /// <summary>A C# type without <c>global::</c> and the namespaces that everybody knows.</summary>
    public static string Name(string type) => type.Replace("global::", "");

    private static string Of(TypeModel type) => type switch
    {
        PrimitiveModel primitive => Primitive(primitive),
        SequenceModel { Kind: SequenceKind.HashSet or SequenceKind.ReadOnlySet or SequenceKind.ReadOnlySetClass or SequenceKind.ImmutableHashSet or SequenceKind.ImmutableSortedSet or SequenceKind.FrozenSet } set => $"set<{Of(set.Element)}>",
        SequenceModel { Kind: SequenceKind.Stack or SequenceKind.ConcurrentStack or SequenceKind.ImmutableStack } stack => $"stack<{Of(stack.Element)}>",
        SequenceModel sequence => Of(sequence.Element) + "[]",
        MapModel map => $"map<{Of(map.Key)}, {Of(map.Value)}>",
        ConvertedModel converted => $"converted<{Name(converted.Type)}, {Name(converted.Converter.Replace("new ", "").Replace("()", ""))}>",
        CodecReference { Wrapped: { } wrapped } => Of(wrapped.Value),
        _ => Name(type.Type),
    };

    private static string Primitive(PrimitiveModel primitive)
    {
        if (primitive.Name == "Bytes") return "bytes";
        string name = Name(primitive.Type);
        if (name.StartsWith("System.", StringComparison.Ordinal)) name = name.Substring(name.LastIndexOf('.') + 1);
        return (primitive.Handling & NumberHandling.WriteAsString) is not NumberHandling.Strict ? $"text<{name}>" : name;
    }
}
