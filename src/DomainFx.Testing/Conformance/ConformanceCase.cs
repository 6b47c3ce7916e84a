using System.Globalization;

namespace DomainFx.Testing.Conformance;

/// <summary>One thing that every event store must do. Get cases from <see cref="StoreConformance"/>.</summary>
public sealed class ConformanceCase
{
    private readonly Func<ConformanceRun, Task> _body;

    internal ConformanceCase(string name, string description, Func<ConformanceRun, Task> body, StoreCapabilities needs = StoreCapabilities.None)
    {
        Name = name;
        Description = description;
        Needs = needs;
        _body = body;
    }

    /// <summary>The case's name, for example <c>appends.first-event-has-version-1</c>: theme and rule. Unique, and stable between versions.</summary>
    public string Name { get; }

    /// <summary>The rule in a sentence.</summary>
    public string Description { get; }

    /// <summary>What a store must be able to do for the case to make sense.</summary>
    public StoreCapabilities Needs { get; }

    /// <summary>Runs the case on an empty store of its own.</summary>
    /// <param name="createStore">Makes the store; the case disposes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConformanceException">The store broke the rule, or did not finish within its <see cref="StoreUnderTest.TimeLimit"/>.</exception>
    /// <exception cref="InvalidOperationException">The store lacks what the case needs.</exception>
    public async Task RunAsync(Func<StoreUnderTest> createStore, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(createStore);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var store = createStore();
        await using (store.ConfigureAwait(false))
        {
            if ((store.Capabilities & Needs) != Needs)
                throw new InvalidOperationException($"'{Name}' needs a store that can {Needs & ~store.Capabilities}. Select cases by StoreConformance.CasesFor(capabilities).");
            await WithinLimitAsync(Task.Run(() => OpenAndRunAsync(store, limit.Token), cancellationToken), store.TimeLimit, limit, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private async Task OpenAndRunAsync(StoreUnderTest store, CancellationToken token)
    {
        var run = await ConformanceRun.StartAsync(store, token).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            await _body(run).ConfigureAwait(false);
        }
    }

    // Opening and disposing count too: a store may hang in either.
    private async Task WithinLimitAsync(Task running, TimeSpan timeLimit, CancellationTokenSource limit, CancellationToken cancellationToken)
    {
        try
        {
            await running.WaitAsync(timeLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception) when (!running.IsCompleted)
        {
            await limit.CancelAsync().ConfigureAwait(false);
            throw new ConformanceException(this, string.Create(CultureInfo.InvariantCulture, $"the store did not finish within {timeLimit.TotalSeconds} seconds: a call hangs, or is far too slow."), exception);
        }
        catch (ExpectationException exception)
        {
            throw new ConformanceException(this, exception.Message, exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new ConformanceException(this, $"the store threw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
