using DomainFx.Runtime;

namespace DomainFx.Testing;

/// <summary>Rebuilds the aggregate from what was given and runs one command on it.</summary>
internal static class ScenarioAttempt
{
    public static ScenarioOutcome<TAggregate> Decide<TAggregate>(ScenarioSetup setup, string commandName, Func<TAggregate, CommandContext, Outcome> command)
        where TAggregate : class, IAggregate<TAggregate>
    {
        using var trial = Rebuild<TAggregate>(setup);
        try
        {
            return Ended(trial, command(trial.Aggregate, Begin(trial, setup, commandName)).Rejection);
        }
        catch (CommandRejectedException rejected)
        {
            return Ended(trial, rejected.Rejection);
        }
        catch (Exception exception)
        {
            return new ScenarioOutcome<TAggregate>(trial.Aggregate, [], rejection: null, exception);
        }
    }

    public static async Task<ScenarioOutcome<TAggregate>> DecideAsync<TAggregate>(
        ScenarioSetup setup, string commandName, Func<TAggregate, CommandContext, ValueTask<Outcome>> command)
        where TAggregate : class, IAggregate<TAggregate>
    {
        using var trial = Rebuild<TAggregate>(setup);
        try
        {
            var outcome = await command(trial.Aggregate, Begin(trial, setup, commandName)).ConfigureAwait(false);
            return Ended(trial, outcome.Rejection);
        }
        catch (CommandRejectedException rejected)
        {
            return Ended(trial, rejected.Rejection);
        }
        catch (Exception exception)
        {
            return new ScenarioOutcome<TAggregate>(trial.Aggregate, [], rejection: null, exception);
        }
    }

    private static AggregateTrial<TAggregate> Rebuild<TAggregate>(ScenarioSetup setup)
        where TAggregate : class, IAggregate<TAggregate>
    {
        var stream = new TrialStream(setup.StreamOf(TAggregate.Type));
        foreach (var given in setup.Given) stream.Add(given.Encode(TAggregate.Type));
        var trial = new AggregateTrial<TAggregate>(stream.Id);
        stream.Fold(trial, afterVersion: 0, stream.Version);
        return trial;
    }

    private static CommandContext Begin<TAggregate>(AggregateTrial<TAggregate> trial, ScenarioSetup setup, string commandName)
        where TAggregate : class, IAggregate<TAggregate> => trial.Begin(commandName, setup.Time.GetUtcNow(), setup.Metadata);

    private static ScenarioOutcome<TAggregate> Ended<TAggregate>(AggregateTrial<TAggregate> trial, Rejection? rejection)
        where TAggregate : class, IAggregate<TAggregate>
    {
        var raised = trial.RaisedObjects;
        trial.End();
        return new ScenarioOutcome<TAggregate>(trial.Aggregate, raised, rejection, exception: null);
    }
}
