namespace DomainFx.Generators.Codecs;

/// <summary>A member of an enum.</summary>
/// <param name="JsonName">What stands for it in JSON.</param>
/// <param name="Value">Its bits; negative values are extended to 64.</param>
internal sealed record EnumMemberModel(string JsonName, ulong Value);
