using System.Diagnostics;
using DomainFx.Runtime;

namespace DomainFx.Commands;

/// <summary>The way into one aggregate type: brings commands to their stream one at a time, and loads instances for callers.</summary>
internal sealed class CommandDispatcher<TAggregate>
    where TAggregate : class, IAggregate
{
    private readonly StreamSeats<TAggregate> _seats;
    private readonly CommandRequests _requests;
    private readonly AggregateLoader<TAggregate> _loader;
    private readonly AggregateExecutor<TAggregate> _executor;
    private readonly ProjectionAwaiter _projections;

    public CommandDispatcher(AggregateType<TAggregate> type, DomainContext domain)
    {
        var snapshots = new SnapshotPolicy<TAggregate>(type, domain.Snapshots, domain.Logger);
        _seats = new StreamSeats<TAggregate>(domain.Options.CachedAggregates);
        _requests = new CommandRequests(domain.Options);
        _loader = new AggregateLoader<TAggregate>(type, domain.Store, snapshots, domain.Options.LoadPageSize);
        _projections = domain.Projections;
        _executor = new AggregateExecutor<TAggregate>(type, _seats, _loader, snapshots, domain);
    }

    /// <summary>Loads an instance of the caller's own.</summary>
    public ValueTask<LoadedAggregate<TAggregate>> LoadAsync(StreamId stream, CancellationToken cancellationToken) =>
        _loader.LoadAsync(stream, null, cancellationToken);

    public async Task<CommandResult> SendAsync(
        StreamId stream, ICommand<TAggregate> command, CommandOptions? options, bool mustBeAccepted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var caller = Activity.Current;
        using var activity = Telemetry.StartCommand(command.Contract, stream);
        CommandResult result;
        try
        {
            if (EnclosingDecision.IsAround(_seats, stream.Id)) throw WaitsForItself(command.Contract, stream);
            var request = _requests.Make(stream, command, options, caller);
            cancellationToken.ThrowIfCancellationRequested();
            var seat = await _seats.EnterAsync(stream.Id, cancellationToken).ConfigureAwait(false);
            try
            {
                result = await _executor.ExecuteAsync(seat, request, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _seats.Leave(seat);
            }
        }
        catch (Exception exception)
        {
            Telemetry.CommandFailed(activity, command.Contract, exception);
            throw;
        }

        Telemetry.CommandEnded(activity, command.Contract, result);
        if (options?.WaitFor is { Count: > 0 } projections && result is { IsAccepted: true, Position: > 0 })
            await _projections.WaitAsync(projections, result, options.WaitTimeout, cancellationToken).ConfigureAwait(false);
        return mustBeAccepted ? result.EnsureAccepted() : result;
    }

    private static InvalidOperationException WaitsForItself(CommandContract contract, StreamId stream) => new(
        $"Command '{contract.Name}' was sent to '{stream}' by a service of a command that is being decided on the same stream, so it would wait for itself. Raise the events in that command, or send this one when it has returned.");
}
