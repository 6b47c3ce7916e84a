using DomainFx.Runtime;

namespace DomainFx.Testing;

/// <summary>What a scenario was told before its command: immutable, so that scenarios can share a beginning.</summary>
internal sealed record ScenarioSetup
{
    // A fixed moment: a test that depends on the time says so, or it would fail some day.
    private static readonly DateTimeOffset DefaultNow = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public object? Id { get; init; }

    public TimeProvider Time { get; init; } = new FixedTime(DefaultNow);

    public EventMetadata Metadata { get; init; } = EventMetadata.Empty;

    public ScenarioServices Services { get; init; } = ScenarioServices.None;

    public IReadOnlyList<GivenEvent> Given { get; init; } = [];

    public ScenarioSetup Add(IEnumerable<object> events)
    {
        var now = Time.GetUtcNow();
        return this with { Given = [.. Given, .. events.Select(@event => new GivenEvent(@event, now, Metadata))] };
    }

    public StreamId StreamOf<TAggregate>(AggregateType<TAggregate> type)
        where TAggregate : class, IAggregate => Id is null ? DefaultId.StreamOf(type) : type.StreamOf(Id);
}
