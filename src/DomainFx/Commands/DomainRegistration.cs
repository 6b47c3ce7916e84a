using System.Collections.Frozen;
using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>What a builder came to, checked: a mistake shows when the domain is described, not when the first command is sent.</summary>
internal sealed class DomainRegistration
{
    private DomainRegistration(FrozenSet<Type> aggregates, IReadOnlyList<ProjectionType> projections, EventRegistry events, DomainOptions options, Func<IServiceProvider, IEventStore> openStore)
    {
        Aggregates = aggregates;
        Projections = projections;
        Events = events;
        Options = options;
        OpenStore = openStore;
    }

    public FrozenSet<Type> Aggregates { get; }

    /// <summary>The read models, projections and reactors of all modules.</summary>
    public IReadOnlyList<ProjectionType> Projections { get; }

    public EventRegistry Events { get; }

    public DomainOptions Options { get; }

    public Func<IServiceProvider, IEventStore> OpenStore { get; }

    /// <summary>Checks what a caller describes.</summary>
    /// <exception cref="InvalidOperationException">Two modules declare one category or event type, an inline read model follows two aggregates, or there is no store.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static DomainRegistration From(Action<DomainFxBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new DomainFxBuilder();
        configure(builder);
        return new DomainRegistration(
            Categories(builder.Modules),
            ProjectionsOf(builder.Modules),
            new EventRegistry(builder.Modules),
            builder.Options,
            builder.StoreFactory ?? throw new InvalidOperationException("The domain has no store. Add one, for example domain.UseInMemory()."));
    }

    /// <summary>Where a store keeps projections.</summary>
    /// <exception cref="InvalidOperationException">It keeps none.</exception>
    public static IProjectionStore ProjectionsOf(IEventStore store) =>
        (store as IProjectionStoreSource)?.Projections
        ?? throw new InvalidOperationException($"{store.GetType()} keeps no read models or projections: it does not implement IProjectionStoreSource.");

    private static List<ProjectionType> ProjectionsOf(IReadOnlyCollection<DomainModule> modules)
    {
        var owners = new Dictionary<string, (ProjectionType Type, DomainModule Module)>(StringComparer.Ordinal);
        foreach (var module in modules)
        {
            foreach (var projection in module.Projections)
            {
                if (!owners.TryAdd(projection.Name, (projection, module)))
                {
                    var (other, otherModule) = owners[projection.Name];
                    throw new InvalidOperationException(
                        $"The name '{projection.Name}' is declared by {other.ClrType} in module '{otherModule.Name}' and by {projection.ClrType} in module '{module.Name}'. Their checkpoints would mix: rename one of them in its attribute.");
                }
            }
        }

        foreach (var (type, _) in owners.Values)
        {
            if (type is ReadModelType { IsInline: true } inline) RequireOneAggregate(inline, modules);
        }

        return [.. owners.Values.Select(owner => owner.Type)];
    }

    // Appends to one stream follow each other; those to two, of two aggregates with one id, would each write the row without what the other did.
    private static void RequireOneAggregate(ReadModelType inline, IReadOnlyCollection<DomainModule> modules)
    {
        var aggregates = modules.SelectMany(module => module.Aggregates).Where(aggregate => aggregate.Events.Any(contract => inline.Handles(contract.Type.Name))).ToList();
        if (aggregates.Count > 1)
        {
            throw new InvalidOperationException(
                $"Inline read model '{inline.Name}' has methods for events of {string.Join(" and ", aggregates.Select(aggregate => aggregate.ClrType))}, whose appends would write one row at once. Give each a read model of its own, or leave Inline out.");
        }
    }

    private static FrozenSet<Type> Categories(IReadOnlyCollection<DomainModule> modules)
    {
        var owners = new Dictionary<string, (Type Aggregate, DomainModule Module)>(StringComparer.Ordinal);
        foreach (var module in modules)
        {
            foreach (var aggregate in module.Aggregates)
            {
                if (!owners.TryAdd(aggregate.Category, (aggregate.ClrType, module)))
                {
                    var (other, otherModule) = owners[aggregate.Category];
                    throw new InvalidOperationException(
                        $"Category '{aggregate.Category}' is declared by {other} in module '{otherModule.Name}' and by {aggregate.ClrType} in module '{module.Name}'. Their streams would mix: rename one of them in its [Aggregate] attribute.");
                }
            }
        }

        return owners.Values.Select(owner => owner.Aggregate).ToFrozenSet();
    }
}
