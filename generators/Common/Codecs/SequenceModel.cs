namespace DomainFx.Generators.Codecs;

/// <summary>A collection that is an array in JSON.</summary>
internal sealed record SequenceModel(string Type, bool IsValueType, SequenceKind Kind, SlotModel Element) : TypeModel(Type, IsValueType);
