namespace DomainFx.Generators.Codecs;

/// <summary>A type with a codec of its own; by name only, so that types may hold themselves.</summary>
/// <param name="Codec">The codec's C# name.</param>
/// <param name="IsEnum">Whether it is an enum, which can be a key.</param>
/// <param name="Wrapped">What it wraps, where it is a single-value wrapper, which can be a key.</param>
internal sealed record CodecReference(string Type, bool IsValueType, string Codec, bool IsEnum = false, WrappedModel? Wrapped = null) : TypeModel(Type, IsValueType);
