using DomainFx.Runtime;
using DomainFx.Stores;

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
        var stream = setup.StreamOf(TAggregate.Type);
        var trial = new AggregateTrial<TAggregate>(stream);
        using var history = new EventPage();
        foreach (var given in setup.Given)
        {
            // Through the codec, as from a store: what cannot be stored cannot be given.
            var contract = EventContracts.Of(TAggregate.Type, given.Event);
            history.Add(new RecordedEvent
            {
                Stream = stream,
                Version = history.Count + 1,
                Position = history.Count + 1,
                Type = contract.Type,
                EventId = Guid.CreateVersion7(),
                Data = EventContracts.Encode(contract, given.Event),
                Metadata = given.Metadata,
                OccurredAt = given.OccurredAt,
                RecordedAt = given.OccurredAt,
            });
        }

        for (var i = 0; i < history.Count; i++) trial.Fold(history[i]);
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
