using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DomainFx.Runtime;

/// <summary>The framework's bookkeeping of one aggregate instance: which stream it is, what it includes, and the decision under way.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AggregateState
{
    private protected AggregateState()
    {
    }

    /// <summary>The stream; default until the instance was loaded.</summary>
    public StreamId Stream { get; internal set; }

    /// <summary>The stream version that the state includes.</summary>
    public long Version { get; internal set; }

    internal Decision? Decision { get; set; }

    /// <summary>Encodes an event that a command raised; generated code applies it next, and then calls <see cref="Applied"/>.</summary>
    /// <exception cref="NoDecisionException">No command is being decided.</exception>
    /// <exception cref="EventSerializationException">The event cannot be written.</exception>
    /// <exception cref="InvalidOperationException">Another event is still being raised.</exception>
    public void Record<TEvent>(EventContract<TEvent> contract, TEvent @event)
        where TEvent : notnull
    {
        ArgumentNullException.ThrowIfNull(@event);
        if (Decision is not { } decision || !decision.TryRecord(contract, @event, Version + 1)) throw NoDecision(contract);
        Version++;
    }

    /// <summary>The event that was recorded last is in the state.</summary>
    public void Applied() => Decision?.Applied();

    /// <summary>The context of the event that was recorded last.</summary>
    public EventContext Context
    {
        get
        {
            var context = Decision!.Context;
            return new EventContext(Stream, Version, context.Now, context.Metadata);
        }
    }

    /// <summary>Rejects with the code <c>&lt;aggregate&gt;.&lt;command&gt;.rejected</c>.</summary>
    public Outcome Reject(string message) => Outcome.Reject(RejectionCode, message);

    /// <summary>Rejects with the code <c>&lt;aggregate&gt;.&lt;command&gt;.rejected</c> unless a condition holds.</summary>
    /// <exception cref="CommandRejectedException">The condition does not hold.</exception>
    public void Require([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition) throw new CommandRejectedException(new Rejection(RejectionCode, message));
    }

    /// <inheritdoc cref="Require(bool, string)"/>
    public void Require(
        [DoesNotReturnIf(false)] bool condition,
        [InterpolatedStringHandlerArgument(nameof(condition))] ref RequirementMessage message)
    {
        if (!condition) throw new CommandRejectedException(new Rejection(RejectionCode, message.ToStringAndClear()));
    }

    /// <summary>The code <c>&lt;aggregate&gt;.&lt;command&gt;.rejected</c> of the command under way.</summary>
    public string RejectionCode => $"{Aggregate}.{Decision?.CommandName ?? "command"}.rejected";

    /// <summary>The aggregate's stored name.</summary>
    protected abstract string Aggregate { get; }

    /// <summary>A client call to name when a command was called directly, for example <c>domain.BankAccount(id).DepositAsync(…)</c>.</summary>
    protected abstract string ClientCall { get; }

    private NoDecisionException NoDecision(EventContract contract) => new(Aggregate, contract.Type.Name, ClientCall);
}
