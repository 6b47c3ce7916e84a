using System.ComponentModel;

namespace DomainFx.Runtime;

/// <summary>Reaches the type of an aggregate, which it keeps private.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AggregateTypes
{
    /// <summary>The type of an aggregate.</summary>
    public static AggregateType<TAggregate, TId> Of<TAggregate, TId>()
        where TAggregate : class, IAggregate<TAggregate, TId>
        where TId : notnull => TAggregate.Type;
}
