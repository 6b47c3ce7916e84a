using System.ComponentModel;
using DomainFx.Serialization;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>One aggregate in the hands of a test kit or a tool: folds events, restores snapshots and opens decisions, as the executor does. Nothing is stored.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AggregateTrial<TAggregate> : IDisposable
    where TAggregate : class, IAggregate<TAggregate>
{
    private readonly AggregateType<TAggregate> _type = TAggregate.Type;
    private Decision? _decision;

    /// <summary>Makes the aggregate of a stream in its initial state.</summary>
    public AggregateTrial(StreamId stream)
    {
        Aggregate = _type.Create();
        _type.Place(Aggregate, stream);
    }

    /// <summary>The aggregate.</summary>
    public TAggregate Aggregate { get; }

    /// <summary>The events that were raised since <see cref="Begin"/>, as the command made them.</summary>
    public IReadOnlyList<object> RaisedObjects => _decision?.Raised.ToObjects() ?? [];

    /// <summary>Sets the state from a snapshot; only on an aggregate in its initial state.</summary>
    /// <param name="version">The stream version that the snapshot includes.</param>
    /// <param name="json">The snapshot's data.</param>
    /// <exception cref="JsonFormatException">The snapshot cannot be read.</exception>
    public void Restore(long version, ReadOnlySpan<byte> json)
    {
        _type.ReadSnapshot(Aggregate, json);
        Aggregate.State.Version = version;
    }

    /// <summary>Decodes a stored event and applies it.</summary>
    /// <exception cref="UnknownEventTypeException">The aggregate does not know the event type or its schema version.</exception>
    /// <exception cref="EventSerializationException">The event cannot be read.</exception>
    /// <exception cref="EventReplayException">The <c>[Event]</c> method threw.</exception>
    public void Fold(in EventView stored)
    {
        Aggregate.State.Version = stored.Version;
        try
        {
            _type.Apply(Aggregate, in stored);
        }
        catch (Exception exception)
        {
            throw ReplayFailure.Of(exception, in stored);
        }
    }

    /// <summary>Opens a decision: commands may raise from now on.</summary>
    /// <param name="commandName">The command's name, for rejections without a code.</param>
    /// <param name="occurredAt">The time of the decision.</param>
    /// <param name="metadata">The metadata of the events.</param>
    /// <returns>What the command may know.</returns>
    public CommandContext Begin(string commandName, DateTimeOffset occurredAt, EventMetadata metadata)
    {
        End();
        var state = Aggregate.State;
        var context = new CommandContext
        {
            Stream = state.Stream, Now = occurredAt.ToUniversalTime(), CommandId = Guid.CreateVersion7(), Metadata = metadata,
        };
        state.Decision = _decision = new Decision(commandName, context);
        return context;
    }

    /// <summary>The events that were raised since <see cref="Begin"/>, encoded.</summary>
    public IReadOnlyList<EventData> Raised()
    {
        if (_decision is not { } decision) return [];
        var events = decision.Raised.ToEventData(decision.Context.Now, decision.Context.Metadata).ToArray();
        return Array.ConvertAll(events, raised => raised with { Data = raised.Data.ToArray() });
    }

    /// <summary>Closes the decision: raising throws again.</summary>
    /// <exception cref="InvalidOperationException">An event was not applied, or events were raised on several threads at once.</exception>
    public void End()
    {
        Aggregate.State.Decision = null;
        if (_decision is not { } decision) return;
        _decision = null;
        decision.Close();
        decision.Raised.Return();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Aggregate.State.Decision = null;
        _decision?.Abandon();
        _decision?.Raised.Return();
        _decision = null;
    }
}
