using DomainFx.Runtime;

namespace DomainFx.Testing;

internal readonly record struct GivenEvent(object Event, DateTimeOffset OccurredAt, EventMetadata Metadata)
{
    /// <summary>Through the codec, as on the way to a store: what cannot be stored cannot be given.</summary>
    public EventData Encode(AggregateType type)
    {
        var contract = EventContracts.Of(type, Event);
        return new EventData(Guid.CreateVersion7(), contract.Type, EventContracts.Encode(contract, Event), OccurredAt, Metadata);
    }
}
