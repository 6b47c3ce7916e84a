using DomainFx.Commands;
using DomainFx.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace DomainFx;

/// <summary>Registers a domain with a host.</summary>
public static class DomainServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IDomain"/> its <see cref="IEventStore"/>, <see cref="IProjectionControl"/> and <see cref="IProjectionStatus"/> as singletons. One call describes the whole domain.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says what the domain consists of.</param>
    /// <exception cref="InvalidOperationException">Two modules declare one category or event type, there is no store, or a domain is registered already.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static IServiceCollection AddDomainFx(this IServiceCollection services, Action<DomainFxBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(IDomain)))
            throw new InvalidOperationException("A domain is registered already. Describe it in one AddDomainFx call: modules can be added there from any assembly.");
        var registration = DomainRegistration.From(configure);

        // The container disposes both, the domain first, because it is created after the store that it needs.
        services.AddSingleton(registration.OpenStore);
        services.AddSingleton<IDomain>(provider => new Domain(registration, provider.GetRequiredService<IEventStore>(), provider, ownsStore: false));
        services.AddSingleton(provider => provider.GetRequiredService<IDomain>().ProjectionControl);
        services.AddSingleton(provider => provider.GetRequiredService<IDomain>().ProjectionStatus);
        return services;
    }
}
