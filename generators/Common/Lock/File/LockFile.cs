namespace DomainFx.Generators.Lock;

/// <summary>What an assembly has stored, as <c>domainfx.lock.json</c> records it.</summary>
internal sealed class LockFile
{
    public const string Name = "domainfx.lock.json";

    /// <summary>Raised when the file is written in another way.</summary>
    public const int Format = 1;

    /// <summary>The event contracts, by name and version.</summary>
    public SortedDictionary<EventKey, LockedContract> Events { get; } = new(EventKey.Order);

    /// <summary>The events that were given up by accepting it: their names stay taken.</summary>
    public SortedDictionary<EventKey, string> Retired { get; } = new(EventKey.Order);

    /// <summary>The states that are kept as snapshots, by category.</summary>
    public SortedDictionary<string, LockedState> Snapshots { get; } = new(StringComparer.Ordinal);

    /// <summary>The tables of read models, by stored name.</summary>
    public SortedDictionary<string, LockedState> ReadModels { get; } = new(StringComparer.Ordinal);

    /// <summary>The projections that write SQL of their own, by stored name.</summary>
    public SortedDictionary<string, LockedState> Projections { get; } = new(StringComparer.Ordinal);

    /// <summary>What is kept beside the events, by kind and name.</summary>
    public SortedDictionary<string, LockedState> States(StateKind kind) => kind switch
    {
        StateKind.Snapshot => Snapshots,
        StateKind.ReadModel => ReadModels,
        _ => Projections,
    };
}
