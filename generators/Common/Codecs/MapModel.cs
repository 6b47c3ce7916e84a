namespace DomainFx.Generators.Codecs;

/// <summary>A dictionary, which is an object in JSON.</summary>
internal sealed record MapModel(string Type, bool IsValueType, MapKind Kind, SlotModel Key, SlotModel Value) : TypeModel(Type, IsValueType);
