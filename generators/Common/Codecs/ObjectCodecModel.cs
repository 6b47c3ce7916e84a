namespace DomainFx.Generators.Codecs;

/// <summary>The codec of one object type.</summary>
internal sealed record ObjectCodecModel(TypeName Type);
