using DomainFx.Stores;

namespace DomainFx.Testing;

/// <summary>A scenario that runs through a domain's executor and store. Immutable: several scenarios may go on from one.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
public sealed class DomainScenario<TAggregate>
    where TAggregate : class, IAggregate<TAggregate>
{
    private readonly IDomain _domain;
    private readonly ScenarioSetup _setup;
    private readonly CommandOptions _options;

    internal DomainScenario(IDomain domain, ScenarioSetup setup, CommandOptions options)
    {
        _domain = domain;
        _setup = setup;
        _options = options;
    }

    /// <summary>Events that are appended to the aggregate's stream before the command.</summary>
    public DomainScenario<TAggregate> Given(params IEnumerable<object> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new DomainScenario<TAggregate>(_domain, _setup.Add(events), _options);
    }

    /// <summary>Says that nothing happened before.</summary>
    public DomainScenario<TAggregate> GivenNothing() => new(_domain, _setup with { Given = [] }, _options);

    /// <summary>Options of a command that is sent as a message: the user, an expected version, a command id.</summary>
    public DomainScenario<TAggregate> With(CommandOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DomainScenario<TAggregate>(_domain, _setup, options);
    }

    /// <summary>Sends a command as a message. Await what follows.</summary>
    /// <param name="command">The message.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public PendingScenarioOutcome<TAggregate> When(ICommand<TAggregate> command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new PendingScenarioOutcome<TAggregate>(RunAsync(
            stream => TAggregate.Type.TrySendAsync(_domain, stream, command, _options, cancellationToken), cancellationToken));
    }

    /// <summary>Calls a generated client, for example <c>domain =&gt; domain.BankAccount("acc-1").WithdrawAsync(50)</c>. Await what follows.</summary>
    /// <param name="call">The call, on the aggregate that the scenario is about.</param>
    public PendingScenarioOutcome<TAggregate> When(Func<IDomain, Task<CommandResult>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new PendingScenarioOutcome<TAggregate>(RunAsync(_ => call(_domain), CancellationToken.None));
    }

    private async Task<ScenarioOutcome<TAggregate>> RunAsync(Func<StreamId, Task<CommandResult>> send, CancellationToken cancellationToken)
    {
        var stream = _setup.StreamOf(TAggregate.Type);
        var before = await AppendGivenAsync(stream, cancellationToken).ConfigureAwait(false);
        Rejection? rejection = null;
        Exception? thrown = null;
        try
        {
            (await send(stream).ConfigureAwait(false)).EnsureAccepted();
        }
        catch (CommandRejectedException rejected)
        {
            rejection = rejected.Rejection;
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        // What counts is what the store holds now, not what the result says.
        var events = await ReadAsync(stream, before + 1, cancellationToken).ConfigureAwait(false);
        var aggregate = await TAggregate.Type.FindAsync(_domain, stream, cancellationToken).ConfigureAwait(false);
        return new ScenarioOutcome<TAggregate>(aggregate, events, rejection, thrown);
    }

    private async Task<long> AppendGivenAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var events = _setup.Given.Select(given => _domain.Events.Encode(given.Event, occurredAt: given.OccurredAt, metadata: given.Metadata)).ToArray();
        var append = new StreamAppend { Stream = stream, Expected = ExpectedVersion.Any, Events = events };
        return (await _domain.Store.AppendAsync(append, cancellationToken).ConfigureAwait(false)).StreamVersion;
    }

    private async Task<List<object>> ReadAsync(StreamId stream, long fromVersion, CancellationToken cancellationToken)
    {
        var events = new List<object>();
        await foreach (var recorded in _domain.Store.ReadStreamAsync(stream, fromVersion, cancellationToken).ConfigureAwait(false))
            events.Add(_domain.Events.Decode(recorded));
        return events;
    }
}
