namespace DomainFx.Generators.Codecs;

/// <summary>The codec of a single-value wrapper, which is its value in JSON.</summary>
internal sealed record WrapperCodecModel(CodecName Name, string Type, WrappedModel Wrapped) : CodecModel(Name, Type);
