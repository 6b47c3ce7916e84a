using DomainFx.Hosting.Health;
using DomainFx.Hosting.Running;
using DomainFx.Projections;
using DomainFx.Runtime;

namespace DomainFx.Hosting.Supervising;

/// <summary>Runs what this process is to run: makes projections known, says that the process is alive, takes partitions and gives them up.</summary>
internal sealed class Supervisor(IReadOnlyList<ProjectionType> types, RunnerContext context, ProjectionGauges gauges)
{
    private readonly Dictionary<PartitionId, PartitionRunner> _runners = [];
    private readonly HashSet<ProjectionType> _opened = [];
    private readonly Dictionary<ProjectionType, Exception> _notOpened = [];
    private readonly FairShare _share = new(context.Options.Owner);
    private int _attempts;

    /// <summary>One round; a store that cannot be worked with is said, and tried again in the next.</summary>
    public async Task TryRoundAsync(CancellationToken stopping)
    {
        try
        {
            await RoundAsync(stopping).ConfigureAwait(false);
            _attempts = 0;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            context.Logger.StoreUnavailable(exception, ++_attempts);
        }
    }

    /// <summary>Rounds until the process stops; then everything is given back.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await context.DelayAsync(context.Options.TakeoverInterval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stopping.IsCancellationRequested) await TryRoundAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_runners.Values.Select(runner => runner.DisposeAsync().AsTask())).ConfigureAwait(false);
        await LeaveAsync().ConfigureAwait(false);
        gauges.Dispose();
    }

    private async Task RoundAsync(CancellationToken stopping)
    {
        // First, since it fails where nothing can be had of the store: what fails after it is one projection's trouble.
        var workers = await context.Store.BeatAsync(context.Options.Owner, context.Options.LeaseDuration, stopping).ConfigureAwait(false);
        foreach (var type in types.Where(IsToBeOpened)) await OpenAsync(type, stopping).ConfigureAwait(false);
        foreach (var key in await context.Store.GetWithoutTableAsync(stopping).ConfigureAwait(false)) await MendAsync(key, stopping).ConfigureAwait(false);
        var states = await context.Store.GetStatesAsync(stopping).ConfigureAwait(false);
        await DropEndedAsync().ConfigureAwait(false);

        var running = states.Where(state => state is { Status: ProjectionStatus.Running, Stage: not ProjectionStage.Retired } && !state.IsWithAppends && TypeOf(state.Key) is not null).ToList();
        var (take, giveUp) = _share.Decide([.. running.SelectMany(state => Partitions(state, workers))], workers);
        foreach (var id in giveUp) GiveUp(id);
        foreach (var id in take.Where(id => !_runners.ContainsKey(id))) _runners.Add(id, Start(id, states, stopping));
        await gauges.RefreshAsync(stopping).ConfigureAwait(false);
    }

    // Whose columns are others than those of its version stays so while this process lives.
    private bool IsToBeOpened(ProjectionType type) => !_opened.Contains(type) && _notOpened.GetValueOrDefault(type) is not ReadModelShapeException;

    private async Task OpenAsync(ProjectionType type, CancellationToken stopping)
    {
        if (await TryOpenAsync(type, new ProjectionKey(type.Name, type.Version), stopping).ConfigureAwait(false)) _opened.Add(type);
    }

    // Somebody dropped it; who looks for it in vain is not always the one who works on it.
    private async Task MendAsync(ProjectionKey key, CancellationToken stopping)
    {
        if (TypeOf(key) is { } type && await TryOpenAsync(type, key, stopping).ConfigureAwait(false)) context.Logger.TableMadeAnew(key);
    }

    private async Task<bool> TryOpenAsync(ProjectionType type, ProjectionKey key, CancellationToken stopping)
    {
        var definition = DefinitionOf(type, key, context.Options);
        try
        {
            await context.Store.OpenAsync(definition, stopping).ConfigureAwait(false);
            _notOpened.Remove(type);
            return true;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // Tried in every round, and said once.
            if (_notOpened.TryAdd(type, exception)) context.Logger.ProjectionNotOpened(exception, definition.Key);
            else _notOpened[type] = exception;
            return false;
        }
    }

    // What a runner of this process has is its own, whether or not the lease shows it at the moment; what a worker has that gives no sign of life may be free.
    private IEnumerable<(PartitionId Id, string? Owner)> Partitions(ProjectionState state, IReadOnlyList<string> workers) =>
        from partition in state.Partitions
        let id = new PartitionId(state.Key, partition.Partition)
        let isAlive = partition.Owner is not null && partition.Owner != context.Options.Owner && workers.Contains(partition.Owner)
        select (id, _runners.ContainsKey(id) ? context.Options.Owner : isAlive ? partition.Owner : null);

    private PartitionRunner Start(PartitionId id, IReadOnlyList<ProjectionState> states, CancellationToken stopping)
    {
        var definition = DefinitionOf(TypeOf(id.Key)!, id.Key, context.Options) with { Partitions = states.First(state => state.Key == id.Key).Partitions.Count };
        return new PartitionRunner(TypeOf(id.Key)!, definition, id.Partition, context, stopping);
    }

    // Not waited for: a handler that does not end holds up nobody but its partition, whose lease runs out. It counts as this worker's until then.
    private void GiveUp(PartitionId id)
    {
        if (_runners.TryGetValue(id, out var runner) && runner.End()) context.Logger.PartitionGivenUp(id.Key, id.Partition);
    }

    private async Task DropEndedAsync()
    {
        foreach (var (id, runner) in _runners.Where(one => one.Value.HasEnded).ToList())
        {
            _runners.Remove(id);
            await runner.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(context.Options.LeaseDuration, context.Time);
            await context.Store.LeaveAsync(context.Options.Owner, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is EventStoreException or ObjectDisposedException or OperationCanceledException)
        {
            // It stops to count by itself.
        }
    }

    private ProjectionType? TypeOf(ProjectionKey key) => _opened.FirstOrDefault(type => type.Name == key.Name && type.Version == key.Version);

    private static ProjectionDefinition DefinitionOf(ProjectionType type, ProjectionKey key, ProjectionOptions options) => type.DefinitionOf(key) with
    {
        QuietTime = options.InlineAfter,
        Partitions = type is ReadModelType or HandlerProjectionType { IsPartitioned: true } ? options.For(type.Name).Partitions : 1,
    };
}
