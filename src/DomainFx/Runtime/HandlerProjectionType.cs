using System.ComponentModel;
using System.Data.Common;
using System.Globalization;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>The type of a projection or a reactor, apart from its class.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HandlerProjectionType : ProjectionType
{
    private protected HandlerProjectionType()
    {
    }

    /// <summary>Whether there is a method for an event. Of deleted streams, there is one for those that other methods were called for.</summary>
    /// <exception cref="DomainFxException">What a deleted stream left behind cannot be read.</exception>
    public bool Handles(in EventView stored)
    {
        if (!Handles(stored.TypeName)) return false;
        if (stored.TypeName != StreamTombstone.EventType.Name || EventTypes.Count == 1) return true;
        try
        {
            return StreamTombstone.EventTypesOf(stored.Data).Any(Handles);
        }
        catch (Exception exception)
        {
            throw ReplayFailure.Of(exception, in stored);
        }
    }

    /// <summary>Whether its methods act outside the database.</summary>
    public abstract bool IsReactor { get; }

    /// <summary>Makes an instance whose services come from a container.</summary>
    public abstract object CreateObject(IServiceProvider services);

    /// <summary>Calls the method for an event.</summary>
    public abstract ValueTask HandleObjectAsync(object instance, in EventView stored, DbTransaction? transaction, CancellationToken cancellationToken);

    /// <summary>Whether only events of one partition must stay in order.</summary>
    public virtual bool IsPartitioned => false;

    /// <summary>What must stay in order with this event; null for everything.</summary>
    public virtual object? GetPartition(in EventView stored) => null;

    /// <summary>The same as text; null if it is not partitioned.</summary>
    /// <exception cref="DomainFxException">The event cannot be read.</exception>
    public string? KeyOf(in EventView stored)
    {
        if (!IsPartitioned) return null;
        try
        {
            return Convert.ToString(GetPartition(in stored), CultureInfo.InvariantCulture) ?? "";
        }
        catch (Exception exception)
        {
            throw ReplayFailure.Of(exception, in stored);
        }
    }

    /// <summary>Says of which event an exception of a handler is.</summary>
    public static DomainFxException FailureOf(Exception exception, in EventView stored) => ReplayFailure.Of(exception, in stored);
}
