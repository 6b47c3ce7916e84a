using System.ComponentModel;

namespace DomainFx;

/// <summary>The contract that generated code fulfils for an aggregate.</summary>
/// <typeparam name="TSelf">The aggregate.</typeparam>
/// <typeparam name="TId">The type of its id.</typeparam>
public interface IAggregate<TSelf, TId> : IAggregate<TSelf>
    where TSelf : class, IAggregate<TSelf, TId>
    where TId : notnull
{
    /// <summary>The aggregate's id.</summary>
    TId Id { get; }

    /// <summary>The aggregate's type: dispatch, codecs and facts.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static new abstract Runtime.AggregateType<TSelf, TId> Type { get; }

    static Runtime.AggregateType<TSelf> IAggregate<TSelf>.Type => TSelf.Type;
}
