using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>The client of one aggregate in a running domain.</summary>
internal sealed class DomainClient<TAggregate, TId>(CommandDispatcher<TAggregate> dispatcher, TId id, StreamId stream) : AggregateClient<TAggregate, TId>(id, stream)
    where TAggregate : class, IAggregate<TAggregate, TId>
    where TId : notnull
{
    public override Task<CommandResult> SendAsync(ICommand<TAggregate> command, CommandOptions? options = null, CancellationToken cancellationToken = default) =>
        dispatcher.SendAsync(Stream, command, options, mustBeAccepted: true, cancellationToken);

    public override Task<CommandResult> TrySendAsync(ICommand<TAggregate> command, CommandOptions? options = null, CancellationToken cancellationToken = default) =>
        dispatcher.SendAsync(Stream, command, options, mustBeAccepted: false, cancellationToken);

    public override async Task<TAggregate> LoadAsync(CancellationToken cancellationToken = default)
    {
        var loaded = await dispatcher.LoadAsync(Stream, cancellationToken).ConfigureAwait(false);
        if (loaded.Stream.State is StreamState.Deleted) throw new StreamClosedException(Stream, StreamState.Deleted);
        return loaded.Aggregate.State.Version > 0 ? loaded.Aggregate : throw new AggregateNotFoundException(Stream);
    }

    public override async Task<TAggregate?> FindAsync(CancellationToken cancellationToken = default)
    {
        var loaded = await dispatcher.LoadAsync(Stream, cancellationToken).ConfigureAwait(false);
        return loaded.Stream.State is not StreamState.Deleted && loaded.Aggregate.State.Version > 0 ? loaded.Aggregate : null;
    }
}
