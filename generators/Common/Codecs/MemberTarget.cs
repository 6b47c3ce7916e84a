namespace DomainFx.Generators.Codecs;

/// <summary>Where a member's value goes when an object is read.</summary>
internal enum MemberTarget
{
    /// <summary>Nowhere: the member is computed from others.</summary>
    Nowhere,

    /// <summary>Into a parameter of the constructor.</summary>
    Parameter,

    /// <summary>Into the object initialiser: required and init-only members.</summary>
    Initializer,

    /// <summary>By assignment.</summary>
    Assignment,

    /// <summary>By an UnsafeAccessor.</summary>
    Accessor,
}
