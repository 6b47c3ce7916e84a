using System.ComponentModel;
using System.Data.Common;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>How a projection or a reactor is made and called; generated code implements it.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HandlerProjectionType<TSelf> : HandlerProjectionType
    where TSelf : class
{
    /// <inheritdoc/>
    public sealed override Type ClrType => typeof(TSelf);

    /// <summary>Makes an instance whose services come from a container.</summary>
    public abstract TSelf Create(IServiceProvider services);

    /// <summary>Calls the method for an event.</summary>
    public abstract ValueTask HandleAsync(TSelf instance, in EventView stored, DbTransaction? transaction, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public sealed override object CreateObject(IServiceProvider services) => Create(services);

    /// <inheritdoc/>
    public sealed override ValueTask HandleObjectAsync(object instance, in EventView stored, DbTransaction? transaction, CancellationToken cancellationToken) =>
        HandleAsync((TSelf)instance, in stored, transaction, cancellationToken);
}
