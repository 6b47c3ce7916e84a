namespace DomainFx.Generators.Codecs;

/// <summary>A value tuple, which is an array in JSON; in state only, because its elements have no stored names.</summary>
internal sealed record TupleModel(string Type, EquatableArray<SlotModel> Elements) : TypeModel(Type, IsValueType: true);
