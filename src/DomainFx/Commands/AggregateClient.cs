namespace DomainFx;

/// <summary>Sends commands to one aggregate and loads it. The generated clients add a method for each command.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TId">The type of its id.</typeparam>
public abstract class AggregateClient<TAggregate, TId>
    where TAggregate : class, IAggregate<TAggregate, TId>
    where TId : notnull
{
    private protected AggregateClient(TId id, StreamId stream)
    {
        Id = id;
        Stream = stream;
    }

    /// <summary>The aggregate's id.</summary>
    public TId Id { get; }

    /// <summary>The aggregate's stream.</summary>
    public StreamId Stream { get; }

    /// <summary>Sends a command; throws unless it is accepted.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">What else the caller says.</param>
    /// <param name="cancellationToken">Cancels the command. Until its events are handed to the store, nothing has happened; from then on the outcome is
    /// unknown, and repeating the command with the same <see cref="CommandOptions.CommandId"/> tells.</param>
    /// <exception cref="CommandRejectedException">The domain refused it.</exception>
    /// <exception cref="ConcurrencyException">The stream was not as expected.</exception>
    /// <exception cref="AggregateNotFoundException">The aggregate does not exist.</exception>
    /// <exception cref="AggregateExistsException">The command creates, and the aggregate exists.</exception>
    /// <exception cref="StreamClosedException">The stream is archived or deleted.</exception>
    /// <exception cref="CommandIdReusedException">The command id was used before, for another command or other data.</exception>
    /// <exception cref="EventStoreException">The store failed. Where the failure is transient, the outcome is unknown.</exception>
    public abstract Task<CommandResult> SendAsync(ICommand<TAggregate> command, CommandOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a command; a rejection, a conflict or a missing aggregate is a result, not an exception.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">What else the caller says.</param>
    /// <param name="cancellationToken">Cancels the command. Until its events are handed to the store, nothing has happened; from then on the outcome is
    /// unknown, and repeating the command with the same <see cref="CommandOptions.CommandId"/> tells.</param>
    /// <exception cref="StreamClosedException">The stream is archived or deleted.</exception>
    /// <exception cref="CommandIdReusedException">The command id was used before, for another command or other data.</exception>
    /// <exception cref="EventStoreException">The store failed. Where the failure is transient, the outcome is unknown.</exception>
    public abstract Task<CommandResult> TrySendAsync(ICommand<TAggregate> command, CommandOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Loads the aggregate as it is now. What is changed on it is never stored.</summary>
    /// <exception cref="AggregateNotFoundException">The aggregate does not exist.</exception>
    /// <exception cref="StreamClosedException">The stream is deleted.</exception>
    public abstract Task<TAggregate> LoadAsync(CancellationToken cancellationToken = default);

    /// <summary>Loads the aggregate as it is now; null if it does not exist, or no longer.</summary>
    public abstract Task<TAggregate?> FindAsync(CancellationToken cancellationToken = default);
}
