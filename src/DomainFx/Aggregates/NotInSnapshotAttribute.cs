namespace DomainFx;

/// <summary>Leaves a field or property out of the snapshot. It has its initial value after a load from a snapshot.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NotInSnapshotAttribute : Attribute;
