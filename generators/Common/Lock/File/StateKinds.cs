namespace DomainFx.Generators.Lock;

/// <summary>The kinds of states, and where the lock file has them.</summary>
internal static class StateKinds
{
    public static readonly StateKind[] All = [StateKind.Snapshot, StateKind.ReadModel, StateKind.Projection];

    /// <summary>The section of the file.</summary>
    public static string Section(StateKind kind) => kind switch
    {
        StateKind.Snapshot => "snapshots",
        StateKind.ReadModel => "readModels",
        _ => "projections",
    };
}
