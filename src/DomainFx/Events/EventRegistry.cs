using System.Collections.Frozen;
using System.Globalization;
using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx;

/// <summary>Every event type that the registered modules know: encodes events for a store and decodes what a store holds.</summary>
public sealed class EventRegistry
{
    private readonly FrozenDictionary<string, EventContract> _byName;
    private readonly FrozenDictionary<Type, EventContract> _byClrType;

    /// <summary>Collects the event types of modules.</summary>
    /// <exception cref="InvalidOperationException">Two modules declare one stored name.</exception>
    internal EventRegistry(IEnumerable<DomainModule> modules)
    {
        var byName = new Dictionary<string, EventContract>(StringComparer.Ordinal);
        var owners = new Dictionary<EventContract, DomainModule>();
        foreach (var module in modules)
        {
            foreach (var contract in module.Events.Where(contract => owners.TryAdd(contract, module)))
            {
                foreach (var name in contract.Readable.Select(type => type.Name).Distinct(StringComparer.Ordinal))
                {
                    if (!byName.TryAdd(name, contract)) throw Clash(name, byName[name], contract, owners);
                }
            }
        }

        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        _byClrType = owners.Keys.ToFrozenDictionary(contract => contract.ClrType);
    }

    /// <summary>Encodes an event for a store.</summary>
    /// <exception cref="ArgumentException">The event's type is no registered contract.</exception>
    /// <exception cref="EventSerializationException">The event cannot be written.</exception>
    public EventData Encode(object @event, Guid? eventId = null, DateTimeOffset? occurredAt = null, EventMetadata? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(@event);
        if (!_byClrType.TryGetValue(@event.GetType(), out var contract))
            throw new ArgumentException($"{@event.GetType()} is no registered event contract. Mark it with [EventType] and register its module.", nameof(@event));
        using var writer = new JsonWriter();
        contract.WriteObject(writer, @event);
        return new EventData(eventId ?? Guid.CreateVersion7(), contract.Type, writer.Written.ToArray(), (occurredAt ?? TimeProvider.System.GetUtcNow()).ToUniversalTime(), metadata ?? EventMetadata.Empty);
    }

    /// <summary>Decodes a stored event into the latest version of its contract.</summary>
    /// <exception cref="UnknownEventTypeException">The event type or its schema version is not known.</exception>
    /// <exception cref="EventSerializationException">The data is malformed.</exception>
    public object Decode(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        try
        {
            return _byName.TryGetValue(recorded.Type.Name, out var contract)
                ? contract.ReadObject(recorded.Type.SchemaVersion, recorded.Data.Span)
                : throw new UnreadableSchemaVersionException(0);
        }
        catch (UnreadableSchemaVersionException exception)
        {
            throw new UnknownEventTypeException(recorded.Stream, recorded.Version, recorded.Position, recorded.Type, exception.NewestKnown);
        }
        catch (JsonFormatException exception)
        {
            throw new EventSerializationException(
                exception.Message, recorded.Stream, recorded.Version, recorded.Position, recorded.Type, JsonPath.At(recorded.Data.Span, exception.Position), exception);
        }
    }

    private static InvalidOperationException Clash(string name, EventContract one, EventContract other, Dictionary<EventContract, DomainModule> owners) => new(
        $"Event type '{name}' is declared by both {Describe(one, owners[one])} and {Describe(other, owners[other])}. A stored name belongs to one contract: rename one of them.");

    private static string Describe(EventContract contract, DomainModule module) =>
        string.Create(CultureInfo.InvariantCulture, $"{contract.ClrType} (version {contract.Type.SchemaVersion}) in module '{module.Name}'");
}
