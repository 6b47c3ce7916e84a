namespace DomainFx.Generators.Codecs;

/// <summary>How a member is reached.</summary>
internal enum MemberAccess
{
    Direct,
    Accessor,
}
