using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DomainFx.Runtime;

/// <summary>System.Text.Json metadata for the events, commands and ids of a module, over their generated codecs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleJsonTypeInfoResolver : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo?>> _factories = [];

    /// <summary>Makes a resolver for a module.</summary>
    public ModuleJsonTypeInfoResolver(DomainModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        foreach (var contract in module.Events) _factories[contract.ClrType] = contract.CreateJsonTypeInfo;
        foreach (var aggregate in module.Aggregates)
        {
            _factories[aggregate.IdType] = aggregate.CreateIdJsonTypeInfo;
            foreach (var contract in aggregate.Commands) _factories[contract.ClrType] = contract.CreateJsonTypeInfo;
        }
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => _factories.TryGetValue(type, out var make) ? make(options) : null;
}
