namespace DomainFx.Testing;

/// <summary>What of an object counts when two are compared.</summary>
internal enum MemberKind
{
    /// <summary>Public properties and fields that are not ignored by the codec.</summary>
    Properties,

    /// <summary>All instance fields, inherited ones too.</summary>
    Fields,

    /// <summary>All instance fields less those that a snapshot leaves out.</summary>
    SnapshotFields,
}
