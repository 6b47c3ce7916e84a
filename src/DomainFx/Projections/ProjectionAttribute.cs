namespace DomainFx;

/// <summary>Marks a sealed partial class whose <c>[Event]</c> methods write SQL of their own with the open <see cref="System.Data.Common.DbTransaction"/>,
/// which commits with the checkpoint: exactly once in effect.</summary>
/// <param name="name">The stored name, under which the checkpoint is kept, for example <c>transfers</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ProjectionAttribute(string name) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;

    /// <summary>Raise it when handlers change: the projection starts again from the first event, with a checkpoint of its own. Starts at 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The property of the events, or a property of <see cref="EventContext"/> such as <c>Stream</c>, whose equal values must be handled in order:
    /// the projection may then work in parallel, and a parked event holds up its own value only. Without it there is one order for all.</summary>
    public string? PartitionBy { get; set; }
}
