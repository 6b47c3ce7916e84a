using System.Runtime.CompilerServices;

namespace DomainFx.Testing;

/// <summary>What an asynchronous command will come to. The <c>Then</c> methods are those of <see cref="ScenarioOutcome{TAggregate}"/>; await the last one.
/// One that follows a command which has completed already fails at once.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
public sealed class PendingScenarioOutcome<TAggregate>
    where TAggregate : class, IAggregate<TAggregate>
{
    private readonly Task<ScenarioOutcome<TAggregate>> _outcome;

    internal PendingScenarioOutcome(Task<ScenarioOutcome<TAggregate>> outcome) => _outcome = outcome;

    /// <inheritdoc cref="ScenarioOutcome{TAggregate}.Then"/>
    public PendingScenarioOutcome<TAggregate> Then(params IEnumerable<object> events) => And(outcome => outcome.Then(events));

    /// <inheritdoc cref="ScenarioOutcome{TAggregate}.ThenNothing"/>
    public PendingScenarioOutcome<TAggregate> ThenNothing() => And(outcome => outcome.ThenNothing());

    /// <inheritdoc cref="ScenarioOutcome{TAggregate}.ThenRejected"/>
    public PendingScenarioOutcome<TAggregate> ThenRejected(string code, string? message = null) => And(outcome => outcome.ThenRejected(code, message));

    /// <inheritdoc cref="ScenarioOutcome{TAggregate}.ThenThrows"/>
    public PendingScenarioOutcome<TAggregate> ThenThrows<TException>(Action<TException>? check = null)
        where TException : Exception => And(outcome => outcome.ThenThrows(check));

    /// <inheritdoc cref="ScenarioOutcome{TAggregate}.ThenState(Action{TAggregate})"/>
    public PendingScenarioOutcome<TAggregate> ThenState(Action<TAggregate> check) => And(outcome => outcome.ThenState(check));

    /// <inheritdoc cref="ScenarioOutcome{TAggregate}.ThenState(Func{TAggregate, bool}, string)"/>
    public PendingScenarioOutcome<TAggregate> ThenState(Func<TAggregate, bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        And(outcome => outcome.ThenState(condition, text));

    /// <summary>Makes it awaitable.</summary>
    public TaskAwaiter<ScenarioOutcome<TAggregate>> GetAwaiter() => _outcome.GetAwaiter();

    // At once where that is possible: a forgotten await then hides nothing.
    private PendingScenarioOutcome<TAggregate> And(Func<ScenarioOutcome<TAggregate>, ScenarioOutcome<TAggregate>> then)
    {
        return _outcome.IsCompletedSuccessfully ? new(Task.FromResult(then(_outcome.GetAwaiter().GetResult()))) : new(LaterAsync());

        async Task<ScenarioOutcome<TAggregate>> LaterAsync() => then(await _outcome.ConfigureAwait(false));
    }
}
