using Microsoft.Extensions.DependencyInjection;

namespace DomainFx.Hosting;

/// <summary>The services of handlers that take none, where there is no container.</summary>
internal sealed class EmptyServices : IServiceProvider, IServiceScopeFactory, IServiceScope
{
    public static readonly EmptyServices Instance = new();

    private EmptyServices()
    {
    }

    public IServiceProvider ServiceProvider => this;

    public object? GetService(Type serviceType) => serviceType == typeof(IServiceScopeFactory) || serviceType == typeof(IServiceProvider) ? this : null;

    public IServiceScope CreateScope() => this;

    public void Dispose()
    {
        // There is one, for ever.
    }
}
