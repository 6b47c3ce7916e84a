namespace DomainFx.Generators.Codecs;

/// <summary>A collection that is an array in JSON.</summary>
internal sealed record SequenceModel(string Type, bool IsValueType, SequenceKind Kind, SlotModel Element) : TypeModel(Type, IsValueType)
{
    /// <summary>Whether it is a collection of a state that may change, and so must not be reached by two members.</summary>
    public bool IsOwned { get; init; }

    /// <summary>Whether it is a set, which may compare by what JSON does not tell.</summary>
    public bool IsSet => Type.Contains("Set<");

    /// <summary>Whether it is a set of a state, whose comparer must be the default.</summary>
    public bool IsCompared { get; init; }
}
