namespace DomainFx.Generators.Codecs;

/// <summary>A dictionary, which is an object in JSON.</summary>
internal sealed record MapModel(string Type, bool IsValueType, MapKind Kind, SlotModel Key, SlotModel Value) : TypeModel(Type, IsValueType)
{
    /// <summary>Whether it is a dictionary of a state that may change, and so must not be reached by two members.</summary>
    public bool IsOwned { get; init; }

    /// <summary>Whether it is a dictionary of a state, whose comparer must be the default.</summary>
    public bool IsCompared { get; init; }
}
