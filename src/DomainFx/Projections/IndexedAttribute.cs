namespace DomainFx;

/// <summary>Marks a property of a read model whose column gets an index.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class IndexedAttribute : Attribute;
