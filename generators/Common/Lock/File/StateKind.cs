namespace DomainFx.Generators.Lock;

/// <summary>What is made of events and kept beside them.</summary>
internal enum StateKind
{
    /// <summary>The snapshots of an aggregate.</summary>
    Snapshot,

    /// <summary>The table of a read model.</summary>
    ReadModel,

    /// <summary>What the SQL of a projection has written.</summary>
    Projection,
}
