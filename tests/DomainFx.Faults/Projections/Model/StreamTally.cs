namespace DomainFx.Faults.Projections.Model;

/// <summary>What happened in each stream.</summary>
[ReadModel("stream-tally")]
public sealed partial class StreamTally
{
    [Key] public string StreamId { get; private set; } = "";
    public long Count { get; private set; }
    public long Chain { get; private set; }
    public long LastVersion { get; private set; }

    [Event] private void Apply(Bumped e, EventContext context) => Add(context);
    [Event] private void Apply(Wiped e, EventContext context) => Add(context);
    [Event] private void Apply(PocketFilled e, EventContext context) => Add(context);

    private void Add(EventContext context)
    {
        Count++;
        Chain = EventChain.Next(Chain, context.EventId);
        LastVersion = context.Version;
    }
}
