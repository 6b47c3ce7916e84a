namespace DomainFx.Testing.Conformance;

/// <summary>A page, copied so that it outlives the pooled one.</summary>
internal sealed record ReadResult(IReadOnlyList<RecordedEvent> Events, bool HasMore, long NextPosition)
{
    public IReadOnlyList<long> Versions => [.. Events.Select(stored => stored.Version)];

    public IReadOnlyList<long> Positions => [.. Events.Select(stored => stored.Position)];

    public IReadOnlyList<Guid> Ids => [.. Events.Select(stored => stored.EventId)];
}
