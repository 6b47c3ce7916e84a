namespace DomainFx.Testing.Conformance;

/// <summary>What a store can do beyond what every store must.</summary>
[Flags]
public enum StoreCapabilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It keeps its events when it is disposed: opened again, they are there.</summary>
    Reopen = 1,

    /// <summary>It stamps events with the <see cref="TimeProvider"/> that it is opened with.</summary>
    Clock = 2,

    /// <summary>It may be opened several times at once, as by several processes.</summary>
    OpenTwice = 4,
}
