namespace DomainFx.Generators.Codecs;

/// <summary>Writes the methods for a collection that is an array in JSON.</summary>
internal static class SequenceEmitter
{
    private const string Immutable = "global::System.Collections.Immutable.";

    public static void EmitWrite(SourceWriter writer, CodecScope scope, SequenceModel model, string name)
    {
        using (writer.Block(CollectionEmitter.WriteHeader(model, name)))
        {
            if (!model.IsValueType) writer.Line("if (value is null) writer.RefuseNull();");
            if (model.IsOwned) writer.Line("writer.Once(value);");
            if (model.IsCompared) writer.Line($"writer.Compared<{model.Element.TypeText}>(value);");
            if (model.Kind is SequenceKind.ImmutableArray) writer.Line("if (value.IsDefault) writer.RefuseNull();");
            writer.Line("writer.Enter();");
            writer.Line("writer.WriteRaw(\"[\"u8);");
            writer.Line("global::System.ReadOnlySpan<byte> separator = default;");
            bool isIndexed = IsIndexedInterface(model.Type);
            using (writer.Block(isIndexed ? "for (var index = 0; index < value.Count; index++)" : $"foreach (var item in {(model.Kind is SequenceKind.Memory ? "value.Span" : "value")})"))
            {
                if (isIndexed) writer.Line("var item = value[index];");
                new ValueWriter(writer, scope).Write(model.Element, "item", Prefix.Variable("separator"), name + "Item");
                writer.Line("separator = \",\"u8;");
            }

            writer.Line();
            writer.Line("writer.WriteRaw(\"]\"u8);");
            writer.Line("writer.Leave();");
        }
    }

    public static void EmitRead(SourceWriter writer, CodecScope scope, SequenceModel model, string name)
    {
        using (writer.Block(CollectionEmitter.ReadHeader(model, name)))
        {
            writer.Line($"var items = new global::DomainFx.Serialization.JsonItems<{model.Element.TypeText}>();");
            writer.Line("var first = true;");
            writer.Line($"while (reader.NextElement(ref first)) items.Add({new ValueReader(scope).Read(model.Element, name + "Item")});");
            writer.Line($"return {Make(model, model.Element.TypeText)};");
        }
    }

    /// <summary>Whether elements are reached by index: through an interface, foreach would allocate its enumerator.</summary>
    private static bool IsIndexedInterface(string type) =>
        type.StartsWith("global::System.Collections.Generic.IReadOnlyList<", StringComparison.Ordinal)
        || type.StartsWith("global::System.Collections.Generic.IList<", StringComparison.Ordinal);

    private static string Make(SequenceModel model, string element) => model.Kind switch
    {
        SequenceKind.List => "items.ToList()",
        SequenceKind.HashSet or SequenceKind.ReadOnlySet => "items.ToHashSet()",
        SequenceKind.ReadOnlySetClass => $"new {model.Type}(items.ToHashSet())",
        SequenceKind.FrozenSet => "global::System.Collections.Frozen.FrozenSet.ToFrozenSet(items.ToArray())",
        SequenceKind.ImmutableArray => "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items.ToArray())",
        SequenceKind.ImmutableList => $"{Immutable}ImmutableList.Create<{element}>(items.ToArray())",
        SequenceKind.ImmutableHashSet => $"{Immutable}ImmutableHashSet.Create<{element}>(items.ToArray())",
        SequenceKind.ImmutableSortedSet => $"{Immutable}ImmutableSortedSet.Create<{element}>(items.ToArray())",
        SequenceKind.ImmutableQueue => $"{Immutable}ImmutableQueue.Create<{element}>(items.ToArray())",
        // A stack is written from the top, and filled from the bottom.
        SequenceKind.ImmutableStack => $"{Immutable}ImmutableStack.Create<{element}>(items.ToReversedArray())",
        SequenceKind.Stack or SequenceKind.ConcurrentStack => $"new {model.Type}(items.ToReversedArray())",
        SequenceKind.FromArray => $"new {model.Type}(items.ToArray())",
        SequenceKind.FromList => $"new {model.Type}(items.ToList())",
        _ => "items.ToArray()",
    };
}
