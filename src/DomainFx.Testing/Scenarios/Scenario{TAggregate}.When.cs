using System.Runtime.CompilerServices;

namespace DomainFx.Testing;

// The forms with a higher priority take asynchronous lambdas, which would fit the others too.
public sealed partial class Scenario<TAggregate>
{
    /// <summary>Calls a command that returns nothing.</summary>
    /// <param name="command">Calls it.</param>
    /// <param name="text">Filled in by the compiler.</param>
    public ScenarioOutcome<TAggregate> When(Action<TAggregate> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return When((account, _) => command(account), text);
    }

    /// <inheritdoc cref="When(Action{TAggregate}, string)"/>
    public ScenarioOutcome<TAggregate> When(Action<TAggregate, CommandContext> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return When(
            (aggregate, context) =>
            {
                command(aggregate, context);
                return Outcome.Accepted;
            },
            text);
    }

    /// <summary>Calls a command that returns an outcome.</summary>
    /// <param name="command">Calls it.</param>
    /// <param name="text">Filled in by the compiler.</param>
    public ScenarioOutcome<TAggregate> When(Func<TAggregate, Outcome> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return When((aggregate, _) => command(aggregate), text);
    }

    /// <inheritdoc cref="When(Func{TAggregate, Outcome}, string)"/>
    public ScenarioOutcome<TAggregate> When(Func<TAggregate, CommandContext, Outcome> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return ScenarioAttempt.Decide(_setup, CommandName.In(TAggregate.Type, text), command);
    }

    /// <summary>Calls an asynchronous command. Await what follows.</summary>
    /// <param name="command">Calls it.</param>
    /// <param name="text">Filled in by the compiler.</param>
    [OverloadResolutionPriority(1)]
    public PendingScenarioOutcome<TAggregate> When(Func<TAggregate, Task> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return When((aggregate, _) => command(aggregate), text);
    }

    /// <inheritdoc cref="When(Func{TAggregate, Task}, string)"/>
    [OverloadResolutionPriority(1)]
    public PendingScenarioOutcome<TAggregate> When(Func<TAggregate, CommandContext, Task> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return WhenPending(async (aggregate, context) => { await command(aggregate, context).ConfigureAwait(false); return Outcome.Accepted; }, text);
    }

    /// <summary>Calls an asynchronous command that returns an outcome. Await what follows.</summary>
    /// <param name="command">Calls it.</param>
    /// <param name="text">Filled in by the compiler.</param>
    [OverloadResolutionPriority(1)]
    public PendingScenarioOutcome<TAggregate> When(Func<TAggregate, Task<Outcome>> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return When((aggregate, _) => command(aggregate), text);
    }

    /// <inheritdoc cref="When(Func{TAggregate, Task{Outcome}}, string)"/>
    [OverloadResolutionPriority(1)]
    public PendingScenarioOutcome<TAggregate> When(Func<TAggregate, CommandContext, Task<Outcome>> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return WhenPending((aggregate, context) => new ValueTask<Outcome>(command(aggregate, context)), text);
    }

    /// <summary>Calls an asynchronous command. Await what follows.</summary>
    /// <param name="command">Calls it.</param>
    /// <param name="text">Filled in by the compiler.</param>
    public PendingScenarioOutcome<TAggregate> When(Func<TAggregate, ValueTask> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return WhenPending(async (aggregate, _) => { await command(aggregate).ConfigureAwait(false); return Outcome.Accepted; }, text);
    }

    /// <inheritdoc cref="When(Func{TAggregate, ValueTask}, string)"/>
    public PendingScenarioOutcome<TAggregate> When(Func<TAggregate, CommandContext, ValueTask> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return WhenPending(async (aggregate, context) => { await command(aggregate, context).ConfigureAwait(false); return Outcome.Accepted; }, text);
    }

    /// <summary>Calls an asynchronous command that returns an outcome. Await what follows.</summary>
    /// <param name="command">Calls it.</param>
    /// <param name="text">Filled in by the compiler.</param>
    public PendingScenarioOutcome<TAggregate> When(Func<TAggregate, ValueTask<Outcome>> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return WhenPending((aggregate, _) => command(aggregate), text);
    }

    /// <inheritdoc cref="When(Func{TAggregate, ValueTask{Outcome}}, string)"/>
    public PendingScenarioOutcome<TAggregate> When(Func<TAggregate, CommandContext, ValueTask<Outcome>> command, [CallerArgumentExpression(nameof(command))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(command);
        return WhenPending(command, text);
    }

    /// <summary>Sends a command as a message, through the generated dispatch. Await what follows if the command awaits something.</summary>
    /// <param name="command">The message.</param>
    /// <param name="cancellationToken">What the command gets as its token.</param>
    public PendingScenarioOutcome<TAggregate> When(ICommand<TAggregate> command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new PendingScenarioOutcome<TAggregate>(ScenarioAttempt.DecideAsync<TAggregate>(
            _setup, command.Contract.Name, (aggregate, context) => TAggregate.Type.DecideAsync(aggregate, command, context, _setup.Services, cancellationToken)));
    }

    private PendingScenarioOutcome<TAggregate> WhenPending(Func<TAggregate, CommandContext, ValueTask<Outcome>> command, string text) =>
        new(ScenarioAttempt.DecideAsync(_setup, CommandName.In(TAggregate.Type, text), command));
}
