namespace DomainFx.Hosting.Tests.Model;

/// <summary>Acts outside for each deposit.</summary>
[Reactor("mailer")]
public sealed partial class Mailer(Outbox outbox, Faults faults)
{
    [Event]
    private Task On(Deposited e, EventContext context)
    {
        _ = e;
        outbox.Send(context.EventId, context.Stream.Id, context.Version);
        faults.Check(context.Stream.Id);
        return outbox.Meanwhile();
    }

    [Event] private void On(StreamDeleted deleted, EventContext context) => outbox.Send(context.EventId, $"farewell {context.Stream}", context.Version);
}
