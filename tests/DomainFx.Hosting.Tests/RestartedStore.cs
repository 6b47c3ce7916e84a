using System.Reflection;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Hosting.Tests;

/// <summary>A store that keeps projections.</summary>
public interface IStoreOfProjections : IEventStore, IProjectionStoreSource;

/// <summary>Stands between a domain and its store, and has the server start anew in the midst of one commit, which is lost with the lease.</summary>
internal class RestartedStore : DispatchProxy
{
    private object _target = null!;
    private Server _server = null!;

    /// <summary>Puts itself before a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="projection">Whose commit it is.</param>
    /// <param name="from">The position that the commit goes on from.</param>
    public static IStoreOfProjections On(IEventStore store, string projection, long from) => Of<IStoreOfProjections>(store, new Server(projection, from));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        // The store outlives the domain that sees it through this.
        if (targetMethod!.Name == nameof(IAsyncDisposable.DisposeAsync)) return ValueTask.CompletedTask;
        if (args is [ProjectionCommit commit, ..] && _server.GoesDownAt(commit)) return new ValueTask(Task.FromException(new ProjectionLeaseLostException(commit.Lease)));
        return targetMethod.Invoke(_target, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null) switch
        {
            IProjectionStore projections => Of<IProjectionStore>(projections, _server),
            ValueTask<EventPage> reading => new ValueTask<EventPage>(ReadAsync(reading.AsTask())),
            ValueTask<CheckpointTrace> tracing => new ValueTask<CheckpointTrace>(TraceAsync(tracing.AsTask())),
            var result => result,
        };
    }

    private static T Of<T>(object target, Server server)
        where T : class
    {
        T proxy = Create<T, RestartedStore>();
        (((RestartedStore)(object)proxy)._target, ((RestartedStore)(object)proxy)._server) = (target, server);
        return proxy;
    }

    private async Task<EventPage> ReadAsync(Task<EventPage> reading)
    {
        EventPage page = await reading;
        page.Incarnation = _server.Incarnation;
        return page;
    }

    private async Task<CheckpointTrace> TraceAsync(Task<CheckpointTrace> tracing) => await tracing with { Incarnation = _server.Incarnation };

    private sealed class Server(string projection, long from)
    {
        private long _incarnation = 1;

        public long Incarnation => Interlocked.Read(ref _incarnation);

        public bool GoesDownAt(ProjectionCommit commit) =>
            commit.Lease.Key.Name == projection && commit.From == from && Interlocked.CompareExchange(ref _incarnation, 2, 1) == 1;
    }
}
