using System.ComponentModel;

namespace DomainFx.Runtime;

/// <summary>What generated code knows of an aggregate.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TId">The type of its id.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AggregateType<TAggregate, TId> : AggregateType<TAggregate>
    where TAggregate : class, IAggregate<TAggregate, TId>
    where TId : notnull
{
    /// <inheritdoc/>
    public sealed override Type IdType => typeof(TId);

    /// <summary>An id as it is stored; invariant.</summary>
    /// <exception cref="ArgumentException">The id is default or empty.</exception>
    public abstract string FormatId(TId id);

    /// <summary>An id from its stored form.</summary>
    /// <exception cref="FormatException">The text is no id of this type.</exception>
    public abstract TId ParseId(string text);
}
