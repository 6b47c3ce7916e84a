using DomainFx.Hosting.Reading;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Hosting.Running;

/// <summary>Works on a partition while its lease holds: tries again what is parked, catches up, follows, and passes failures.</summary>
internal sealed class PartitionFollower
{
    private readonly ProjectionDefinition _definition;
    private readonly LeaseKeeper _keeper;
    private readonly RunnerContext _context;
    private readonly IProjectionWork _work;
    private readonly LogReader _reader;
    private readonly ProjectionDrain? _drain;
    private readonly Action _succeeded;
    private readonly FailureCount _failures;
    private bool _isToSwitch;
    private long? _incarnation;
    private IReadOnlyList<ParkedTouch> _suspects = [];

    private PartitionFollower(
        ProjectionType type, ProjectionDefinition definition, LeaseKeeper keeper, RunnerContext context, ProjectionState state, IProjectionWork work, FailureCount failures, Action succeeded)
    {
        (_definition, _keeper, _context, _work, _failures, _succeeded) = (definition, keeper, context, work, failures, succeeded);
        _isToSwitch = state.Stage is ProjectionStage.Building || (definition.IsInline && !state.IsWithAppends);
        _drain = state.Drain;
        _reader = new LogReader(type.FetchedTypes);
    }

    private CancellationToken Lost => _keeper.Lost;

    /// <summary>Works until the lease is lost or given back.</summary>
    /// <param name="type">The projection.</param>
    /// <param name="definition">Its version.</param>
    /// <param name="keeper">Keeps the lease.</param>
    /// <param name="context">What the runners share.</param>
    /// <param name="failures">Those of earlier leases too: they count until something is stored.</param>
    /// <param name="succeeded">Called when something was stored, or there was nothing to store.</param>
    public static async Task RunAsync(ProjectionType type, ProjectionDefinition definition, LeaseKeeper keeper, RunnerContext context, FailureCount failures, Action succeeded)
    {
        var states = await context.Store.GetStatesAsync(keeper.Lost).ConfigureAwait(false);
        var state = states.First(state => state.Key == definition.Key);
        var parked = await context.Store.GetParkedAsync(definition.Key, keeper.Lost).ConfigureAwait(false);
        var place = new PartitionPlace(context, definition, keeper.Lease, state, parked);
        IProjectionWork work = type switch
        {
            ReadModelType readModel => new ReadModelWork(readModel, place, context),
            HandlerProjectionType { IsReactor: true } reactor => new ReactorWork(reactor, place, context),
            _ => new SqlWork((HandlerProjectionType)type, place, context),
        };
        context.Logger.ProjectionStarted(definition.Key, keeper.Lease.Partition, context.Options.Owner, work.Position);
        var follower = new PartitionFollower(type, definition, keeper, context, state, work, failures, succeeded);
        try
        {
            follower._incarnation = await CheckpointCheck.VerifyAsync(context.Events, place.Stored, keeper.Lost).ConfigureAwait(false);
            await new ParkedRetries(type, place, work, context).RunAsync(parked, keeper.Lost).ConfigureAwait(false);
            await follower.FollowAsync().ConfigureAwait(false);
        }
        catch (CheckpointLostException exception)
        {
            await follower.StopAsync(exception).ConfigureAwait(false);
        }
    }

    private async Task FollowAsync()
    {
        _context.Log.Join(_reader);
        try
        {
            while (!Lost.IsCancellationRequested) await StepAsync().ConfigureAwait(false);
        }
        finally
        {
            _context.Log.Leave(_reader);
            // What was handled is not handled again by whoever comes next, if that can be had.
            if (Lost.IsCancellationRequested) await _keeper.FlushAsync(_work).ConfigureAwait(false);
            await _work.RecoverAsync().ConfigureAwait(false);
        }
    }

    private async Task StepAsync()
    {
        try
        {
            if (_work.Position >= _drain?.Position)
            {
                await DrainAsync(_drain.Value).ConfigureAwait(false);
                return;
            }

            var (isNew, isHead) = await HandlePageAsync().ConfigureAwait(false);
            if (_failures.IsClosingIn) await _work.FlushAsync(Lost).ConfigureAwait(false);
            if (isHead && _isToSwitch) await SwitchAsync().ConfigureAwait(false);
            await PassedAsync().ConfigureAwait(false);
            if (!isNew) await WaitAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ProjectionLeaseLostException or CheckpointLostException))
        {
            await _work.RecoverAsync().ConfigureAwait(false);
            await FailedAsync(exception).ConfigureAwait(false);
        }
    }

    // What is only on its way has not passed yet.
    private async Task PassedAsync()
    {
        var stored = _work.StoredPosition;
        if (_failures.Passed(stored, isAllStored: stored == _work.Position && !_work.HasUnstored)) _succeeded();
        if (_suspects.Count == 0 || stored < _suspects[0].Position) return;
        IReadOnlyList<string> keys = [.. _suspects.Select(touch => touch.Key)];
        _suspects = [];
        await _context.Store.RetryParkedAsync(_definition.Key, keys, Lost).ConfigureAwait(false);
    }

    private async Task<(bool IsNew, bool IsHead)> HandlePageAsync()
    {
        var page = await _context.Log.ReadAsync(_reader, _work.Position, Lost).ConfigureAwait(false);
        try
        {
            await VerifyServerAsync(page).ConfigureAwait(false);
            var isNew = page.Next > _work.Position;
            if (isNew) await _work.HandleAsync(page, _failures.UpTo(_work.Position, Math.Min(page.Next, _drain?.Position ?? long.MaxValue)), Lost).ConfigureAwait(false);
            return (isNew, !page.Events.HasMore && _work.Position >= page.Next);
        }
        finally
        {
            page.Release();
        }
    }

    // Another server answers, or the same one after a crash, which may have lost what was read, the rows in memory and the lease: all is taken up anew.
    private async Task VerifyServerAsync(LogPage page)
    {
        var incarnation = page.Events.Incarnation;
        if (incarnation == (_incarnation ??= incarnation)) return;
        // It may be the page that is older, read before the server went: whoever starts again must not meet it again.
        _context.Log.Forget(page);
        _context.Logger.ServerChanged(_definition.Key, _keeper.Lease.Partition);
        await _work.RecoverAsync().ConfigureAwait(false);
        throw new ProjectionLeaseLostException(_keeper.Lease);
    }

    private async Task SwitchAsync()
    {
        await _work.FlushAsync(Lost).ConfigureAwait(false);
        if (!await _context.Store.SwitchAsync(_keeper.Lease, _definition, Lost).ConfigureAwait(false)) return;
        _isToSwitch = false;
        _context.Logger.ProjectionSwitched(_definition.Key, _keeper.Lease.Partition, _work.Position);
    }

    private async Task DrainAsync(ProjectionDrain drain)
    {
        await _work.FlushAsync(Lost).ConfigureAwait(false);
        if (await _context.Store.RepartitionAsync(_definition.Key, drain.Partitions, Lost).ConfigureAwait(false)) throw new ProjectionLeaseLostException(_keeper.Lease);
        // Others are not there yet; who comes last does it, and then the lease is gone.
        await _context.DelayAsync(_context.Options.IdleCheckpointInterval, Lost).ConfigureAwait(false);
        if (!await _context.Store.RenewAsync(_keeper.Lease, Lost).ConfigureAwait(false)) throw new ProjectionLeaseLostException(_keeper.Lease);
    }

    // The checkpoint follows at the head too, since somebody may be waiting for it, but does not cost a write for each event of others.
    private async Task WaitAsync()
    {
        if (_work.HasUnstored)
        {
            await _work.FlushAsync(Lost).ConfigureAwait(false);
            return;
        }

        var isBehind = _work.StoredPosition < _work.Position;
        if (!await WaitForEventsAsync(isBehind || _isToSwitch ? _context.Options.IdleCheckpointInterval : Timeout.InfiniteTimeSpan).ConfigureAwait(false) && isBehind)
            await _work.FlushAsync(Lost).ConfigureAwait(false);
    }

    private async Task<bool> WaitForEventsAsync(TimeSpan atMost)
    {
        using var timeout = new CancellationTokenSource(atMost, _context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, Lost);
        try
        {
            await _context.Events.WaitForEventsAsync(_work.Position, either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!Lost.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task FailedAsync(Exception exception)
    {
        if (exception is CommitRefusedException { IsOfOneEvent: false } refused)
        {
            _context.Logger.BatchRefused(exception, _definition.Key, _keeper.Lease.Partition, refused.From, refused.To);
            _failures.Refused(refused.From, refused.To);
            return;
        }

        var failed = exception as HandlerFailedException;
        var touches = failed is not null ? [failed.Touch] : (exception as CommitRefusedException)?.Touches ?? [];
        var attempt = _failures.Failed(touches.Count > 0 ? touches[0] : null, _work.StoredPosition);
        _context.Logger.BatchFailed(exception, _definition.Key, _keeper.Lease.Partition, attempt);
        RunnerMetrics.Failed(_definition.Key, _keeper.Lease.Partition);
        // What the store or the world outside does is no fault of an event, and passes by itself or with somebody's help.
        var isFinal = exception is ParkedLimitException or NotSupportedException or ReadModelInUseException;
        var isPassing = (exception is EventStoreException && !isFinal) || failed?.IsPassing == true;
        if (isPassing && attempt >= _context.Options.MaxAttempts) throw exception;
        if (isPassing || (attempt < _context.Options.MaxAttempts && !isFinal))
        {
            await _context.DelayAsync(_context.DelayAfter(attempt), Lost).ConfigureAwait(false);
            return;
        }

        if (touches.Count > 0 && failed?.MayBeParked != false && _context.Options.For(_definition.Key.Name).OnFailure is FailurePolicy.Park) Park(touches, exception);
        else await StopAsync(exception).ConfigureAwait(false);
    }

    // Which of the rows of one event was refused is not known: all are parked, and those that were not are had back by trying each alone.
    private void Park(IReadOnlyList<ParkedTouch> touches, Exception exception)
    {
        foreach (var touch in touches)
        {
            _work.Park(touch, exception.Message);
            _context.Logger.EventParked(exception, _definition.Key, touch.Position, touch.Key);
        }

        if (touches.Count > 1) _suspects = touches;
    }

    // Of the event that it stops at: what is said of it may tell of what is in it.
    private static long? PositionOf(Exception exception) => exception switch
    {
        HandlerFailedException handler => handler.Touch.Position,
        CommitRefusedException { IsOfOneEvent: true } refused => refused.To,
        EventReplayException replay => replay.Position,
        EventSerializationException serialization => serialization.Position,
        UnknownEventTypeException unknown => unknown.Position,
        _ => null,
    };

    private async Task StopAsync(Exception exception)
    {
        _failures.Forget();
        if (await _context.Store.StopAsync(_keeper.Lease, exception.Message, PositionOf(exception), Lost).ConfigureAwait(false))
            _context.Logger.ProjectionStopped(exception, _definition.Key, _keeper.Lease.Partition);
        throw new ProjectionLeaseLostException(_keeper.Lease);
    }
}
