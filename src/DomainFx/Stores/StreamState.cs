namespace DomainFx.Stores;

/// <summary>What became of a stream.</summary>
public enum StreamState
{
    /// <summary>There is no such stream.</summary>
    Missing,

    /// <summary>It can be read and appended to.</summary>
    Active,

    /// <summary>It can be read, and refuses appends.</summary>
    Archived,

    /// <summary>Its events are gone; a tombstone is left, and it refuses appends.</summary>
    Deleted,
}
