using DomainFx.Hosting.Reading;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Hosting.Running;

/// <summary>Runs one projection for as long as the process has it: takes the lease, catches up, follows, and passes failures.</summary>
internal sealed class ProjectionRunner(ProjectionType type, IProjectionWork work, RunnerContext context)
{
    private readonly ProjectionKey _key = new(type.Name, type.Version);
    private readonly ProjectionDefinition _definition = new() { Key = new(type.Name, type.Version), Table = (type as ReadModelType)?.Table };
    private ProjectionStage _stage;

    /// <summary>Makes the projection known, and its table.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken) => await context.Store.OpenAsync(_definition, cancellationToken).ConfigureAwait(false);

    public async Task RunAsync(CancellationToken stopping)
    {
        var attempt = 0;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                // Again after a failure: a table may have been dropped.
                if (attempt > 0) await OpenAsync(stopping).ConfigureAwait(false);
                if (await LeaseKeeper.AcquireAsync(context, _key, stopping).ConfigureAwait(false) is { } keeper)
                {
                    await using (keeper.ConfigureAwait(false)) await WorkAsync(keeper).ConfigureAwait(false);
                }

                attempt = 0;
                await context.DelayAsync(context.Options.TakeoverInterval, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                context.Logger.ProjectionFailed(exception, _key);
                await context.DelayAsync(context.DelayAfter(++attempt), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WorkAsync(LeaseKeeper keeper)
    {
        var state = await context.StateOfAsync(_key, keeper.Lost).ConfigureAwait(false);
        await CheckpointCheck.VerifyAsync(context.Events, state.Partitions[0].Checkpoint, keeper.Lost).ConfigureAwait(false);
        await work.StartAsync(keeper.Lease, state, keeper.Lost).ConfigureAwait(false);
        context.Logger.ProjectionStarted(_key, context.Options.Owner, state.Position);
        _stage = state.Stage;
        var reader = context.Log.Join(type.EventTypes);
        var failures = new FailureCount();
        try
        {
            while (!keeper.Lost.IsCancellationRequested) await StepAsync(reader, keeper, failures).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (keeper.Lost.IsCancellationRequested)
        {
            // The lease is lost or given back, or the process stops.
        }
        catch (ProjectionLeaseLostException exception)
        {
            context.Logger.LeaseLost(exception, _key);
        }
        finally
        {
            context.Log.Leave(reader);
            await work.RecoverAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task StepAsync(LogReader reader, LeaseKeeper keeper, FailureCount failures)
    {
        try
        {
            var page = await context.Log.ReadAsync(reader, work.Position, keeper.Lost).ConfigureAwait(false);
            bool isNew, isHead;
            try
            {
                isNew = page.Next > work.Position;
                isHead = !page.Events.HasMore;
                if (isNew) await work.HandleAsync(page, failures.UpTo(work.Position, page.Next), keeper.Lost).ConfigureAwait(false);
                isHead &= work.Position >= page.Next;
            }
            finally
            {
                page.Release();
            }

            failures.Passed(work.Position);
            if (isHead && _stage is ProjectionStage.Building) await SwitchAsync(keeper).ConfigureAwait(false);
            if (!isNew) await WaitAsync(keeper).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ProjectionLeaseLostException))
        {
            await work.RecoverAsync(keeper.Lost).ConfigureAwait(false);
            await FailedAsync(exception, keeper, failures).ConfigureAwait(false);
        }
    }

    private async Task SwitchAsync(LeaseKeeper keeper)
    {
        await work.FlushAsync(keeper.Lost).ConfigureAwait(false);
        if (!await context.Store.SwitchAsync(keeper.Lease, _definition, keeper.Lost).ConfigureAwait(false)) return;
        _stage = ProjectionStage.Live;
        context.Logger.ProjectionSwitched(_key, work.Position);
    }

    // The checkpoint follows at the head too, since somebody may be waiting for it, but does not cost a write for each event of others.
    private async Task WaitAsync(LeaseKeeper keeper)
    {
        var waiting = context.Log.WaitAsync(work.Position, keeper.Lost);
        if (work.IsBehind)
        {
            await Task.WhenAny(waiting, context.DelayAsync(context.Options.IdleCheckpointInterval, keeper.Lost)).ConfigureAwait(false);
            if (!waiting.IsCompleted) await work.FlushAsync(keeper.Lost).ConfigureAwait(false);
        }

        await waiting.ConfigureAwait(false);
    }

    private async Task FailedAsync(Exception exception, LeaseKeeper keeper, FailureCount failures)
    {
        var touch = (exception as RowHandlerException)?.Touch;
        var attempt = failures.Failed(touch);
        context.Logger.BatchFailed(exception, _key, attempt);
        // What the store does is no fault of an event, and passes by itself or with somebody's help.
        if (attempt < context.Options.MaxAttempts || exception is EventStoreException)
        {
            await context.DelayAsync(context.DelayAfter(attempt), keeper.Lost).ConfigureAwait(false);
            return;
        }

        if (touch is { } failed && context.Options.OnFailure is FailurePolicy.Park && work.Park(failed, exception.Message) <= context.Options.MaxParked)
        {
            context.Logger.EventParked(exception, _key, failed.Position, failed.Key);
            return;
        }

        await context.Store.StopAsync(keeper.Lease, exception.Message, keeper.Lost).ConfigureAwait(false);
        context.Logger.ProjectionStopped(exception, _key);
        keeper.GiveBack();
    }
}
