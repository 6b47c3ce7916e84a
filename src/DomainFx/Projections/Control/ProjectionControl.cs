using DomainFx.Runtime;

namespace DomainFx.Projections;

/// <summary>Controls the projections of a domain.</summary>
internal sealed class ProjectionControl(IReadOnlyList<ProjectionType> types, Func<IProjectionStore> store) : IProjectionControl
{
    public Task PauseAsync(string projection, CancellationToken cancellationToken = default) => SetStatusAsync(projection, ProjectionStatus.Paused, cancellationToken);

    public Task ResumeAsync(string projection, CancellationToken cancellationToken = default) => SetStatusAsync(projection, ProjectionStatus.Running, cancellationToken);

    public async Task ResetAsync(string projection, bool force = false, CancellationToken cancellationToken = default)
    {
        var state = await FindAsync(projection, cancellationToken).ConfigureAwait(false);
        var type = TypeOf(state.Key);
        if (type is HandlerProjectionType { IsReactor: true } && !force)
            throw new InvalidOperationException($"'{projection}' is a reactor: set back, it would do everything again that it did outside. Say force: true if that is meant.");
        await store().ResetAsync(DefinitionOf(type, state.Key), cancellationToken).ConfigureAwait(false);
    }

    public async Task RebuildAsync(string projection, CancellationToken cancellationToken = default)
    {
        var states = await AllAsync(projection, cancellationToken).ConfigureAwait(false);
        var live = states.Find(state => state.Stage is ProjectionStage.Live);
        if (live is null || TypeOf(live.Key) is not ReadModelType type)
            throw new InvalidOperationException($"'{projection}' cannot be rebuilt: it is no read model, or another version of it is live than this program has. Raise its version, or reset it.");
        if (states.Find(state => state.Stage is ProjectionStage.Building) is { } building)
        {
            if (building.Key.Version == live.Key.Version) return;
            throw new InvalidOperationException($"'{projection}' cannot be rebuilt while {building.Key} is being built to take its place. Run a program that has that version until it is live, or reset the live one.");
        }

        // Who has another read model by this name and version could not fill it.
        DefinitionOf(type, live.Key).RequireSame(live);
        var key = live.Key with { Rebuild = live.Key.Rebuild + 1 };
        await store().OpenAsync(DefinitionOf(type, key) with { Partitions = live.Partitions.Count }, cancellationToken).ConfigureAwait(false);
    }

    public async Task RepartitionAsync(string projection, int partitions, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        var state = await FindAsync(projection, cancellationToken).ConfigureAwait(false);
        if (TypeOf(state.Key) is HandlerProjectionType { IsPartitioned: false })
            throw new InvalidOperationException($"'{projection}' has one order for all its events. Give its [Projection] a PartitionBy to divide it.");
        await store().RepartitionAsync(state.Key, partitions, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ParkedEvent>> GetParkedAsync(string projection, CancellationToken cancellationToken = default)
    {
        var state = await FindAsync(projection, cancellationToken).ConfigureAwait(false);
        return await store().GetParkedAsync(state.Key, cancellationToken).ConfigureAwait(false);
    }

    public async Task RetryParkedAsync(string projection, IReadOnlyCollection<string>? keys = null, CancellationToken cancellationToken = default)
    {
        foreach (var state in await InUseAsync(projection, cancellationToken).ConfigureAwait(false))
        {
            await store().RetryParkedAsync(state.Key, keys, cancellationToken).ConfigureAwait(false);
            if (state.Status is ProjectionStatus.Stopped) await store().SetStatusAsync(state.Key, ProjectionStatus.Running, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task DropParkedAsync(string projection, IReadOnlyCollection<ParkedTouch> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var state in await InUseAsync(projection, cancellationToken).ConfigureAwait(false))
            await store().DropParkedAsync(state.Key, events, cancellationToken).ConfigureAwait(false);
    }

    private async Task SetStatusAsync(string projection, ProjectionStatus status, CancellationToken cancellationToken)
    {
        foreach (var state in await InUseAsync(projection, cancellationToken).ConfigureAwait(false))
        {
            // Appends do not pause: its rows stand still only without them.
            if (status is ProjectionStatus.Paused && state.IsWithAppends) await store().FollowAsync(state.Key, cancellationToken).ConfigureAwait(false);
            await store().SetStatusAsync(state.Key, status, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ProjectionState> FindAsync(string projection, CancellationToken cancellationToken)
    {
        var states = await AllAsync(projection, cancellationToken).ConfigureAwait(false);
        return states.Find(state => state.Stage is ProjectionStage.Live && TypeOf(state.Key) is not null)
            ?? states.FindLast(state => state.Stage is ProjectionStage.Building && TypeOf(state.Key) is not null)
            ?? states.Find(state => state.Stage is ProjectionStage.Live)
            ?? states[^1];
    }

    // What is done to the live one is done to what is being built to take its place, or it would be undone by that.
    private async Task<List<ProjectionState>> InUseAsync(string projection, CancellationToken cancellationToken)
    {
        var states = await AllAsync(projection, cancellationToken).ConfigureAwait(false);
        states.RemoveAll(static state => state.Stage is ProjectionStage.Retired);
        return states;
    }

    private async Task<List<ProjectionState>> AllAsync(string projection, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(projection);
        var states = await store().GetStatesAsync(cancellationToken).ConfigureAwait(false);
        List<ProjectionState> named = [.. states.Where(state => state.Key.Name == projection)];
        return named.Count > 0 ? named : throw new ArgumentException($"No projection '{projection}' is known to the store. Check the name, or run a worker that has it.", nameof(projection));
    }

    private ProjectionType? TypeOf(ProjectionKey key) => types.FirstOrDefault(type => type.Name == key.Name && type.Version == key.Version);

    // Of a version that this program does not have, the table is not known; nothing of it is emptied then, since nothing could fill it.
    private static ProjectionDefinition DefinitionOf(ProjectionType? type, ProjectionKey key) =>
        type?.DefinitionOf(key) ?? throw new InvalidOperationException($"This program does not have {key}. Reset it from one that does.");
}
