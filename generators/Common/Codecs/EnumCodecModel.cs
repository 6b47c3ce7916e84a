namespace DomainFx.Generators.Codecs;

/// <summary>The codec of an enum.</summary>
/// <param name="IsSigned">Whether that has a sign.</param>
/// <param name="IsFlags">Whether values may be combined.</param>
/// <param name="Members">The members as declared.</param>
internal sealed record EnumCodecModel(CodecName Name, string Type, bool IsSigned, bool IsFlags, EquatableArray<EnumMemberModel> Members) : CodecModel(Name, Type);
