namespace DomainFx.Generators.Codecs;

/// <summary>When a member is not written.</summary>
internal enum IgnoreCondition
{
    Never,
    WhenNull,
    WhenDefault,
}
