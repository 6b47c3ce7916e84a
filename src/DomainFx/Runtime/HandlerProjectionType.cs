using System.ComponentModel;
using System.Data.Common;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>The type of a projection or a reactor, apart from its class.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HandlerProjectionType : ProjectionType
{
    private protected HandlerProjectionType()
    {
    }

    /// <summary>Whether its methods act outside the database.</summary>
    public abstract bool IsReactor { get; }

    /// <summary>Makes an instance whose services come from a container.</summary>
    public abstract object CreateObject(IServiceProvider services);

    /// <summary>Calls the method for an event.</summary>
    public abstract ValueTask HandleObjectAsync(object instance, in EventView stored, DbTransaction? transaction, CancellationToken cancellationToken);

    /// <summary>What must stay in order with this event; null for everything.</summary>
    public virtual object? GetPartition(in EventView stored) => null;
}
