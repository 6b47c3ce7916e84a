using DomainFx.Runtime;
using DomainFx.Stores;
using DomainFx.Stores.InMemory;

namespace DomainFx;

/// <summary>Says what a domain consists of: modules, a store, options. The same with a host and without one.</summary>
public sealed class DomainFxBuilder
{
    private readonly Dictionary<Type, DomainModule> _modules = [];

    internal DomainFxBuilder()
    {
    }

    /// <summary>The options.</summary>
    public DomainOptions Options { get; } = new();

    internal IReadOnlyCollection<DomainModule> Modules => _modules.Values;

    internal Func<IServiceProvider, IEventStore>? StoreFactory { get; private set; }

    /// <summary>Adds a module and those it uses; adding one again does nothing. The generated method named after the assembly calls it.</summary>
    /// <exception cref="InvalidOperationException">The module was generated for another version of the runtime.</exception>
    public DomainFxBuilder AddModule(DomainModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        if (module.GeneratedFor != DomainModule.RuntimeVersion)
        {
            throw new InvalidOperationException(
                $"Module '{module.Name}' was generated for runtime contract {module.GeneratedFor}, but DomainFx here has {DomainModule.RuntimeVersion}. Build it with the DomainFx package of this version.");
        }

        if (_modules.TryAdd(module.GetType(), module))
        {
            foreach (var used in module.Uses) AddModule(used);
        }

        return this;
    }

    /// <summary>Sets options.</summary>
    public DomainFxBuilder Configure(Action<DomainOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Options);
        return this;
    }

    /// <summary>Uses a store. The domain owns and disposes it.</summary>
    public DomainFxBuilder UseStore(Func<IServiceProvider, IEventStore> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        StoreFactory = factory;
        return this;
    }

    /// <summary>Keeps events in memory: they are gone when the process ends.</summary>
    public DomainFxBuilder UseInMemory() => UseStore(_ => new InMemoryEventStore(Options.TimeProvider));
}
