namespace DomainFx;

/// <summary>Marks a sealed partial class as an aggregate: the unit of consistency whose events form one stream.</summary>
/// <param name="name">The stored category of the aggregate's streams, for example <c>bank-account</c>. It never hangs on the CLR name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AggregateAttribute(string name) : Attribute
{
    /// <summary>The stored category of the aggregate's streams.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the aggregate's id: <see cref="string"/> (the default), <see cref="Guid"/>, a single-value wrapper, or a type that is
    /// <see cref="IParsable{TSelf}"/> and <see cref="IFormattable"/>.</summary>
    public Type IdType { get; set; } = typeof(string);

    /// <summary>Renames the generated client method on <see cref="IDomain"/>; the class name by default.</summary>
    public string? ClientName { get; set; }

    /// <summary>Raise it when the body of an <c>[Event]</c> method was corrected: older snapshots are then ignored.</summary>
    public int StateVersion { get; set; } = 1;
}
