using System.Collections.Concurrent;
using System.Reflection;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>Stands between a domain and its store, notes what a worker reads and stores, and can hold it up or change it.</summary>
internal class StoreSpy : DispatchProxy
{
    private object _target = null!;
    private Notes _notes = null!;

    /// <summary>Puts itself before a store.</summary>
    public static IStoreOfProjections On(IEventStore store, Notes notes) => Of<IStoreOfProjections>(store, notes);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        // The store outlives the domain that sees it through this.
        if (targetMethod!.Name == nameof(IAsyncDisposable.DisposeAsync)) return ValueTask.CompletedTask;
        if (targetMethod.Name == nameof(IEventStore.ReadAllAsync)) _notes.Reads.Enqueue(((long)args![0]!, ((EventFilter)args[1]!).EventTypes?.ToHashSet(StringComparer.Ordinal) ?? []));
        if (args is [ProjectionCommit commit, CancellationToken token]) return new ValueTask(CommitAsync((IProjectionStore)_target, commit, token));
        if (targetMethod.Name == nameof(IProjectionStore.ReadRowsAsync)) return new ValueTask<RowSet>(ReadRowsAsync((IProjectionStore)_target, (TableDefinition)args![0]!, (RowSet)args[1]!, (CancellationToken)args[2]!));
        return targetMethod.Invoke(_target, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null) switch
        {
            IProjectionStore projections => _notes.Projections ??= Of<IProjectionStore>(projections, _notes),
            ValueTask<EventPage> reading when args is [long after, ..] => new ValueTask<EventPage>(ReadAsync(after, reading.AsTask())),
            var result => result,
        };
    }

    private static T Of<T>(object target, Notes notes)
        where T : class
    {
        T proxy = Create<T, StoreSpy>();
        (((StoreSpy)(object)proxy)._target, ((StoreSpy)(object)proxy)._notes) = (target, notes);
        return proxy;
    }

    private async Task<EventPage> ReadAsync(long after, Task<EventPage> reading)
    {
        await _notes.WhileReadingAsync(after);
        EventPage page = await reading;
        for (int index = 0; index < page.Count; index++) _notes.TypesRead.TryAdd(page[index].TypeName, 0);
        return page;
    }

    private async Task<RowSet> ReadRowsAsync(IProjectionStore store, TableDefinition table, RowSet keys, CancellationToken cancellationToken)
    {
        await _notes.BeforeReadingRowsAsync(table, cancellationToken);
        return await store.ReadRowsAsync(table, keys, cancellationToken);
    }

    private async Task CommitAsync(IProjectionStore store, ProjectionCommit commit, CancellationToken cancellationToken)
    {
        await store.CommitAsync(await _notes.BeforeCommitAsync(commit), cancellationToken);
        _notes.Commits.Enqueue(commit);
    }

    /// <summary>What was seen, and what is done about it.</summary>
    internal sealed class Notes
    {
        /// <summary>After which positions the log was read, and for which event types.</summary>
        public ConcurrentQueue<(long After, HashSet<string> EventTypes)> Reads { get; } = new();

        /// <summary>The types of the events that came.</summary>
        public ConcurrentDictionary<string, byte> TypesRead { get; } = new(StringComparer.Ordinal);

        /// <summary>What was stored.</summary>
        public ConcurrentQueue<ProjectionCommit> Commits { get; } = new();

        /// <summary>Called while a page of the log is read, with the position after which it begins.</summary>
        public Func<long, Task> WhileReadingAsync { get; init; } = _ => Task.CompletedTask;

        /// <summary>Called before a commit; gives what is stored instead.</summary>
        public Func<ProjectionCommit, Task<ProjectionCommit>> BeforeCommitAsync { get; init; } = Task.FromResult;

        /// <summary>Called before rows are read.</summary>
        public Func<TableDefinition, CancellationToken, Task> BeforeReadingRowsAsync { get; init; } = (_, _) => Task.CompletedTask;

        /// <summary>The store of projections as the domain sees it, the same each time.</summary>
        public IProjectionStore? Projections { get; set; }
    }
}
