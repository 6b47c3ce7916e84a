using System.ComponentModel;

namespace DomainFx;

/// <summary>The contract that generated code fulfils for an aggregate, apart from its id's type: what is written for any aggregate needs this one type only.</summary>
/// <typeparam name="TSelf">The aggregate.</typeparam>
public interface IAggregate<TSelf> : IAggregate
    where TSelf : class, IAggregate<TSelf>
{
    /// <summary>The aggregate's type: dispatch, codecs and facts.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract Runtime.AggregateType<TSelf> Type { get; }
}
