using System.Collections.Frozen;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>What a builder came to, checked: a mistake shows when the domain is described, not when the first command is sent.</summary>
internal sealed class DomainRegistration
{
    private DomainRegistration(FrozenSet<Type> aggregates, EventRegistry events, DomainOptions options, Func<IServiceProvider, IEventStore> openStore)
    {
        Aggregates = aggregates;
        Events = events;
        Options = options;
        OpenStore = openStore;
    }

    public FrozenSet<Type> Aggregates { get; }

    public EventRegistry Events { get; }

    public DomainOptions Options { get; }

    public Func<IServiceProvider, IEventStore> OpenStore { get; }

    /// <summary>Checks what a caller describes.</summary>
    /// <exception cref="InvalidOperationException">Two modules declare one category or event type, or there is no store.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static DomainRegistration From(Action<DomainFxBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new DomainFxBuilder();
        configure(builder);
        return new DomainRegistration(
            Categories(builder.Modules),
            new EventRegistry(builder.Modules),
            builder.Options,
            builder.StoreFactory ?? throw new InvalidOperationException("The domain has no store. Add one, for example domain.UseInMemory()."));
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
