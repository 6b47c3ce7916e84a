using System.Runtime.CompilerServices;

namespace DomainFx.Testing;

/// <summary>What a command came to. Every <c>Then</c> throws a <see cref="ScenarioException"/> if it does not hold.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
public sealed class ScenarioOutcome<TAggregate>
    where TAggregate : class, IAggregate<TAggregate>
{
    private readonly TAggregate? _aggregate;

    internal ScenarioOutcome(TAggregate? aggregate, IReadOnlyList<object> events, Rejection? rejection, Exception? exception)
    {
        _aggregate = aggregate;
        Events = events;
        Rejection = rejection;
        Exception = exception;
    }

    /// <summary>The aggregate after the command.</summary>
    /// <exception cref="ScenarioException">The aggregate does not exist (only on a domain).</exception>
    public TAggregate Aggregate => _aggregate ?? throw new ScenarioException($"'{TAggregate.Type.Category}' does not exist after the command.");

    /// <summary>The events that the command raised. Those of a rejected command are not stored.</summary>
    public IReadOnlyList<object> Events { get; }

    /// <summary>Why the command was rejected; null if it was not.</summary>
    public Rejection? Rejection { get; }

    /// <summary>What the command threw, other than a rejection; null if it did not.</summary>
    public Exception? Exception { get; }

    /// <summary>The command was accepted and raised exactly these events, in this order. Events are equal if their stored forms are.</summary>
    public ScenarioOutcome<TAggregate> Then(params IEnumerable<object> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var expected = events.ToArray();
        if (expected.Length == 0) return ThenNothing();
        if (Rejection is not null || Exception is not null) throw NotAccepted(EventText.Count(expected.Length), $"\n\nExpected:\n\n{EventText.Of<TAggregate>(expected)}");
        EventDifference.ThrowIfAny<TAggregate>(expected, Events);
        return this;
    }

    /// <summary>The command was accepted and raised nothing.</summary>
    public ScenarioOutcome<TAggregate> ThenNothing()
    {
        if (Rejection is not null || Exception is not null) throw NotAccepted("no events");
        if (Events.Count > 0) throw new ScenarioException($"Expected no events, but the command raised {EventText.Count(Events.Count)}:\n\n{EventText.Of<TAggregate>(Events)}");
        return this;
    }

    /// <summary>The command was rejected with this code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">The message; null for any.</param>
    public ScenarioOutcome<TAggregate> ThenRejected(string code, string? message = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        var expected = message is null ? $"a rejection '{code}'" : $"a rejection '{code}' ({message})";
        if (Exception is not null) throw NotAccepted(expected);
        if (Rejection is null) throw new ScenarioException($"Expected {expected}, but the command was accepted and raised {EventText.Count(Events.Count)}.\n\n{EventText.Of<TAggregate>(Events)}".TrimEnd());
        if (Rejection.Code != code || (message is not null && Rejection.Message != message)) throw NotAccepted(expected);
        return this;
    }

    /// <summary>The command threw such an exception, and did not reject.</summary>
    /// <typeparam name="TException">The exception, or a base of it.</typeparam>
    /// <param name="check">Looks closer; null to accept any.</param>
    public ScenarioOutcome<TAggregate> ThenThrows<TException>(Action<TException>? check = null)
        where TException : Exception
    {
        if (Exception is not TException thrown)
        {
            if (Exception is not null || Rejection is not null) throw NotAccepted($"a {typeof(TException).Name}");
            throw new ScenarioException($"Expected a {typeof(TException).Name}, but the command was accepted and raised {EventText.Count(Events.Count)}.\n\n{EventText.Of<TAggregate>(Events)}".TrimEnd());
        }

        check?.Invoke(thrown);
        return this;
    }

    /// <summary>Looks at the aggregate after the command, with any framework's assertions.</summary>
    public ScenarioOutcome<TAggregate> ThenState(Action<TAggregate> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        check(Aggregate);
        return this;
    }

    /// <summary>The aggregate after the command fulfils a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="text">Filled in by the compiler.</param>
    public ScenarioOutcome<TAggregate> ThenState(Func<TAggregate, bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (!condition(Aggregate)) throw new ScenarioException($"Expected a state that fulfils {text}, but it does not.{StateText.Of(Aggregate)}");
        return this;
    }

    private ScenarioException NotAccepted(string expected, string details = "")
    {
        var came = Rejection is { } rejection ? $"was rejected: '{rejection.Code}' ({rejection.Message})." : $"threw {Exception!.GetType().Name}: {Exception.Message}";
        return new ScenarioException($"Expected {expected}, but the command {came}{details}", Exception);
    }
}
