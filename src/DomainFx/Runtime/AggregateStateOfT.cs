using System.ComponentModel;

namespace DomainFx.Runtime;

/// <summary>The framework's bookkeeping of one aggregate instance.</summary>
/// <typeparam name="TId">The type of the id.</typeparam>
/// <param name="aggregate">The aggregate's stored name.</param>
/// <param name="clientCall">A client call to name when a command was called directly.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AggregateState<TId>(string aggregate, string clientCall) : AggregateState
    where TId : notnull
{
    /// <summary>The id; default until the instance was loaded.</summary>
    public TId Id { get; internal set; } = default!;

    /// <inheritdoc/>
    protected override string Aggregate => aggregate;

    /// <inheritdoc/>
    protected override string ClientCall => clientCall;
}
