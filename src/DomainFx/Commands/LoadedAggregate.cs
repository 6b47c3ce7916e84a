using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>An aggregate as the store had it, and what the store remembers of the command it was loaded for.</summary>
internal readonly record struct LoadedAggregate<TAggregate>(TAggregate Aggregate, StreamInfo Stream, RememberedCommand? Command);
