using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx.Testing;

/// <summary>An aggregate that lived through commands and events, and what would have been stored on the way.</summary>
internal sealed class LiveHistory<TAggregate> : IDisposable
    where TAggregate : class, IAggregate<TAggregate>
{
    private readonly TrialStream _stream;
    private readonly AggregateTrial<TAggregate> _trial;

    private LiveHistory(StreamId stream)
    {
        _stream = new TrialStream(stream);
        _trial = new AggregateTrial<TAggregate>(stream);
    }

    public TAggregate Aggregate => _trial.Aggregate;

    public int Version => _stream.Version;

    public static async Task<LiveHistory<TAggregate>> RecordAsync(ScenarioSetup setup, IReadOnlyList<object> history, CancellationToken cancellationToken)
    {
        var live = new LiveHistory<TAggregate>(setup.StreamOf(TAggregate.Type));
        foreach (var given in setup.Given) live.Happened(given);
        foreach (var item in history)
        {
            if (item is ICommand<TAggregate> command) await live.DecideAsync(setup, command, cancellationToken).ConfigureAwait(false);
            else live.Happened(new GivenEvent(item, setup.Time.GetUtcNow(), setup.Metadata));
        }

        return live;
    }

    /// <summary>Rebuilds the aggregate from its first events.</summary>
    public AggregateTrial<TAggregate> Replay(int toVersion)
    {
        var trial = new AggregateTrial<TAggregate>(_stream.Id);
        _stream.Fold(trial, afterVersion: 0, toVersion);
        return trial;
    }

    /// <summary>Rebuilds the aggregate from a snapshot and the events after it.</summary>
    public AggregateTrial<TAggregate> Restore(byte[] snapshot, int version)
    {
        var trial = new AggregateTrial<TAggregate>(_stream.Id);
        try
        {
            trial.Restore(version, snapshot);
        }
        catch (JsonFormatException exception)
        {
            throw new ScenarioException($"The snapshot of '{TAggregate.Type.Category}' at version {version} cannot be read back: {exception.Message}\n\n{EventText.Json(snapshot)}", exception);
        }

        _stream.Fold(trial, version, _stream.Version);
        return trial;
    }

    public void Dispose() => _trial.Dispose();

    private void Happened(GivenEvent given)
    {
        _stream.Add(given.Encode(TAggregate.Type));
        _stream.Fold(_trial, _stream.Version - 1, _stream.Version);
    }

    private async Task DecideAsync(ScenarioSetup setup, ICommand<TAggregate> command, CancellationToken cancellationToken)
    {
        var context = _trial.Begin(command.Contract.Name, setup.Time.GetUtcNow(), setup.Metadata);
        try
        {
            var outcome = await TAggregate.Type.DecideAsync(_trial.Aggregate, command, context, setup.Services, cancellationToken).ConfigureAwait(false);
            if (outcome.Rejection is { } rejection) throw new CommandRejectedException(rejection);
        }
        catch (CommandRejectedException rejected)
        {
            throw new ScenarioException($"Command '{command.Contract.Name}' was rejected: '{rejected.Code}' ({rejected.Message}). Choose a history whose commands are accepted.", rejected);
        }

        foreach (var raised in _trial.Raised()) _stream.Add(raised);
        _trial.End();
    }
}
