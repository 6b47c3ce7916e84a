using DomainFx.Runtime;
using DomainFx.Serialization;

namespace DomainFx.Testing;

/// <summary>The codecs of an aggregate's events.</summary>
internal static class EventContracts
{
    public static EventContract Of(AggregateType type, object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return type.Events.FirstOrDefault(contract => contract.ClrType == @event.GetType())
            ?? throw new ScenarioException($"'{type.Category}' has no [Event] method for {@event.GetType()}. It has some for: {string.Join(", ", type.Events.Select(contract => contract.ClrType.Name))}.");
    }

    public static byte[] Encode(EventContract contract, object @event)
    {
        using var writer = new JsonWriter();
        contract.WriteObject(writer, @event);
        return writer.Written.ToArray();
    }
}
