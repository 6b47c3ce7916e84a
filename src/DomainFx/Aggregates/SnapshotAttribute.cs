namespace DomainFx;

/// <summary>Asks for snapshots of an aggregate's state. They are written after the append and are never a reason for a command to fail.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SnapshotAttribute : Attribute
{
    /// <summary>A snapshot is taken whenever the stream's version reaches or steps over a multiple of this number of events.</summary>
    public int Every { get; set; } = 100;

    /// <summary>Part of the snapshot's key: raise it when the meaning of the state changed although its shape did not.</summary>
    public int Version { get; set; } = 1;
}
