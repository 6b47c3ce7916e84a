using System.Collections.Concurrent;
using DomainFx.Commands;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DomainFx;

/// <summary>The domain at work. Made by <see cref="Create"/> where there is no host, otherwise by <c>AddDomainFx</c>.</summary>
public sealed class Domain : IDomain, IAsyncDisposable
{
    private readonly ConcurrentDictionary<Type, object> _dispatchers = new();
    private readonly DomainRegistration _registration;
    private readonly DomainContext _context;
    private readonly bool _ownsStore;
    private int _isDisposed;

    internal Domain(DomainRegistration registration, IEventStore store, IServiceProvider? services, bool ownsStore)
    {
        _registration = registration;
        _ownsStore = ownsStore;
        ILogger logger = (services?.GetService(typeof(ILoggerFactory)) as ILoggerFactory)?.CreateLogger("DomainFx") ?? NullLogger.Instance;
        var projections = new ProjectionAwaiter(registration.Projections, store, registration.Options.TimeProvider);
        _context = new DomainContext(store, registration.Events, registration.Options, services, new SnapshotWriter(store, logger), projections,
            InlineModels.Of(registration.Projections, store, registration.Options.CachedAggregates, logger), logger);
        ProjectionControl = new ProjectionControl(registration.Projections, () => DomainRegistration.ProjectionsOf(store));
        ProjectionStatus = new ProjectionStatusReader(registration.Projections, store, () => DomainRegistration.ProjectionsOf(store), registration.Options.TimeProvider);
    }

    /// <inheritdoc/>
    public IEventStore Store => _context.Store;

    /// <inheritdoc/>
    public EventRegistry Events => _context.Events;

    /// <inheritdoc/>
    public IReadOnlyList<ProjectionType> Projections => _registration.Projections;

    /// <inheritdoc/>
    public IProjectionControl ProjectionControl { get; }

    /// <inheritdoc/>
    public IProjectionStatus ProjectionStatus { get; }

    /// <summary>Makes a domain without a host. Dispose it to save what is under way and to close the store.</summary>
    /// <param name="configure">Says what the domain consists of.</param>
    /// <param name="services">Where commands get their <c>[Service]</c> parameters from; without it, commands that have some fail.</param>
    /// <exception cref="InvalidOperationException">Two modules declare one category or event type, an inline read model follows two aggregates, or there is no store.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static Domain Create(Action<DomainFxBuilder> configure, IServiceProvider? services = null)
    {
        var registration = DomainRegistration.From(configure);
        return new Domain(registration, registration.OpenStore(services ?? NoServices.Instance), services, ownsStore: true);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The domain is disposed.</exception>
    public AggregateClient<TAggregate, TId> Aggregate<TAggregate, TId>(TId id)
        where TAggregate : class, IAggregate<TAggregate, TId>
        where TId : notnull
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        ArgumentNullException.ThrowIfNull(id);
        var type = TAggregate.Type;
        var dispatcher = _dispatchers.TryGetValue(typeof(TAggregate), out var known) ? known : Open<TAggregate>();
        return new DomainClient<TAggregate, TId>((CommandDispatcher<TAggregate>)dispatcher, id, new StreamId(type.Category, type.FormatId(id)));
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The domain is disposed.</exception>
    public ReadModelFinder<TModel, TKey> ReadModel<TModel, TKey>()
        where TModel : class, IReadModel<TModel, TKey>
        where TKey : notnull
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        if (!_registration.Projections.Contains(TModel.Type))
        {
            throw new InvalidOperationException(
                $"{typeof(TModel)} is in no registered module. Call the generated method of its assembly where the domain is described, for example domain.AddBank().");
        }

        return new ReadModelFinder<TModel, TKey>(DomainRegistration.ProjectionsOf(Store), this);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The domain is disposed.</exception>
    public Task WaitForAsync(Type projection, long position, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        return _context.Projections.WaitAsync(projection, position, null, timeout, cancellationToken);
    }

    /// <summary>Saves the snapshots that are under way and closes the store, if the domain owns it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        await _context.Snapshots.DisposeAsync().ConfigureAwait(false);
        if (_ownsStore) await Store.DisposeAsync().ConfigureAwait(false);
    }

    private object Open<TAggregate>()
        where TAggregate : class, IAggregate<TAggregate>
    {
        if (!_registration.Aggregates.Contains(typeof(TAggregate)))
        {
            throw new InvalidOperationException(
                $"{typeof(TAggregate)} is in no registered module. Call the generated method of its assembly where the domain is described, for example domain.AddBank().");
        }

        return _dispatchers.GetOrAdd(typeof(TAggregate), static (_, context) => new CommandDispatcher<TAggregate>(TAggregate.Type, context), _context);
    }
}
