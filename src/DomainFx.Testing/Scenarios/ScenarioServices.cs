namespace DomainFx.Testing;

/// <summary>The services that a scenario names itself, then those of a provider it was given.</summary>
internal sealed class ScenarioServices : IServiceProvider
{
    public static readonly ScenarioServices None = new([], null);

    private readonly Dictionary<Type, object> _named;
    private readonly IServiceProvider? _others;

    private ScenarioServices(Dictionary<Type, object> named, IServiceProvider? others)
    {
        _named = named;
        _others = others;
    }

    public ScenarioServices With(Type type, object service) => new(new Dictionary<Type, object>(_named) { [type] = service }, _others);

    public ScenarioServices With(IServiceProvider others) => new(_named, others);

    public object? GetService(Type serviceType) =>
        _named.TryGetValue(serviceType, out var service) ? service
        : _others?.GetService(serviceType) ?? throw new ScenarioException($"What is tested takes a {serviceType}, which the scenario was not given. Name it by WithService<{serviceType.Name}>(…).");
}
