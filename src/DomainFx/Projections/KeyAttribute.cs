namespace DomainFx;

/// <summary>Marks the property that tells the rows of a read model apart: the stream's id, unless a <see cref="KeyOfAttribute">[KeyOf]</see> method says otherwise.
/// Several properties make one key together, in the order of their declaration.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class KeyAttribute : Attribute;
