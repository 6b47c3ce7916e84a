using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DomainFx.Serialization;

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

    /// <inheritdoc/>
    public sealed override StreamId StreamOf(object id) => id switch
    {
        TId typed => new StreamId(Category, FormatId(typed)),
        string text => new StreamId(Category, FormatId(ParseId(text))),
        _ => throw new ArgumentException($"The id of '{Category}' is a {typeof(TId)}, or its stored form; this is a {id?.GetType().ToString() ?? "null"}.", nameof(id)),
    };

    /// <inheritdoc/>
    public sealed override Task<CommandResult> TrySendAsync(
        IDomain domain, StreamId stream, ICommand<TAggregate> command, CommandOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(domain);
        return domain.Aggregate<TAggregate, TId>(ParseId(stream.Id)).TrySendAsync(command, options, cancellationToken);
    }

    /// <inheritdoc/>
    public sealed override Task<TAggregate?> FindAsync(IDomain domain, StreamId stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(domain);
        return domain.Aggregate<TAggregate, TId>(ParseId(stream.Id)).FindAsync(cancellationToken);
    }

    internal sealed override void Place(TAggregate aggregate, StreamId stream)
    {
        var state = (AggregateState<TId>)aggregate.State;
        state.Stream = stream;
        state.Id = ParseId(stream.Id);
    }

    internal sealed override JsonTypeInfo? CreateIdJsonTypeInfo(JsonSerializerOptions options) =>
        typeof(TId).Assembly == typeof(object).Assembly ? null : JsonMetadataServices.CreateValueInfo<TId>(options, new IdConverter<TId>(FormatId, ParseId));
}
