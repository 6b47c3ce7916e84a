namespace DomainFx.Faults.Projections.Model;

/// <summary>Something whose row commits with its events, unless a worker writes it, and that is deleted now and then.</summary>
[Aggregate("pocket")]
public sealed partial class Pocket
{
    public long Content { get; private set; }

    [Command(CreatesIfMissing = true)]
    public void Fill(long amount) => Raise(new PocketFilled(amount, Content + amount));

    [Event] private void Apply(PocketFilled e) => Content = e.Content;
}

[EventType("pocket-filled")]
public sealed record PocketFilled(long Amount, long Content);

/// <summary>What happened to each pocket.</summary>
[ReadModel("pocket-tally", Inline = true)]
public sealed partial class PocketTally
{
    [Key] public string PocketId { get; private set; } = "";
    public long Content { get; private set; }
    public long Chain { get; private set; }
    public long LastVersion { get; private set; }

    [Event]
    private void Apply(PocketFilled e, EventContext context)
    {
        Content = e.Content;
        Chain = EventChain.Next(Chain, context.EventId);
        LastVersion = context.Version;
    }
}
