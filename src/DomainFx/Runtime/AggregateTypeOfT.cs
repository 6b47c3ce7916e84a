using System.ComponentModel;
using DomainFx.Serialization;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>What generated code knows of an aggregate, apart from its id's type.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AggregateType<TAggregate> : AggregateType
    where TAggregate : class, IAggregate
{
    private protected AggregateType()
    {
    }

    /// <inheritdoc/>
    public sealed override Type ClrType => typeof(TAggregate);

    /// <summary>Makes an aggregate in its initial state.</summary>
    public abstract TAggregate Create();

    /// <summary>The stream of an id, given as such or in its stored form.</summary>
    /// <exception cref="ArgumentException">The id is default, empty, or none of this aggregate.</exception>
    public abstract StreamId StreamOf(object id);

    /// <summary>Sends a command to the aggregate of a stream; see <see cref="AggregateClient{TAggregate, TId}.TrySendAsync"/>.</summary>
    public abstract Task<CommandResult> TrySendAsync(
        IDomain domain, StreamId stream, ICommand<TAggregate> command, CommandOptions? options, CancellationToken cancellationToken);

    /// <summary>Loads the aggregate of a stream; see <see cref="AggregateClient{TAggregate, TId}.FindAsync"/>.</summary>
    public abstract Task<TAggregate?> FindAsync(IDomain domain, StreamId stream, CancellationToken cancellationToken);

    /// <summary>Decodes a stored event and applies it. The caller keeps <see cref="AggregateState.Version"/>.</summary>
    /// <exception cref="JsonFormatException">The event cannot be read.</exception>
    /// <exception cref="UnreadableSchemaVersionException">The event type or its schema version is not known to this aggregate.</exception>
    public abstract void Apply(TAggregate aggregate, in EventView stored);

    /// <summary>Applies an event that is no bytes: for tests and tools.</summary>
    /// <exception cref="ArgumentException">The aggregate has no <c>[Event]</c> method for it.</exception>
    public abstract void Apply(TAggregate aggregate, object @event, in EventContext context);

    /// <summary>Decides a command: calls the <c>[Command]</c> method with its data, its services, the context and the token.</summary>
    /// <exception cref="CommandRejectedException">The command required something that does not hold.</exception>
    public abstract ValueTask<Outcome> DecideAsync(
        TAggregate aggregate, ICommand<TAggregate> command, CommandContext context, IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>Writes the state as a snapshot; only where <see cref="AggregateType.SnapshotEvery"/> is not 0.</summary>
    public virtual void WriteSnapshot(JsonWriter writer, TAggregate aggregate) => throw NoSnapshots();

    /// <summary>Reads the state from a snapshot into an aggregate in its initial state.</summary>
    /// <exception cref="JsonFormatException">The snapshot cannot be read.</exception>
    public virtual void ReadSnapshot(TAggregate aggregate, ReadOnlySpan<byte> json) => throw NoSnapshots();

    /// <summary>The outcome of a command that rejects by exceptions only.</summary>
    protected static async ValueTask<Outcome> Accepted(Task decision)
    {
        await decision.ConfigureAwait(false);
        return Outcome.Accepted;
    }

    /// <summary>The outcome of a command that rejects by exceptions only.</summary>
    protected static async ValueTask<Outcome> Accepted(ValueTask decision)
    {
        await decision.ConfigureAwait(false);
        return Outcome.Accepted;
    }

    // Tells a new aggregate which stream it is.
    internal abstract void Place(TAggregate aggregate, StreamId stream);

    /// <summary>What <see cref="Apply(TAggregate, object, in EventContext)"/> throws for an event that is none of the aggregate's.</summary>
    protected ArgumentException NoHandler(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return new($"'{Category}' has no [Event] method for '{@event.GetType()}'.", nameof(@event));
    }

    /// <summary>What <see cref="DecideAsync"/> throws for a command that is none of the aggregate's.</summary>
    protected ArgumentException NoCommand(ICommand<TAggregate> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new($"'{Category}' has no command '{command.GetType()}'. Send the messages that were generated for it.", nameof(command));
    }

    private NotSupportedException NoSnapshots() => new($"'{Category}' takes no snapshots: it has no [Snapshot] attribute.");
}
