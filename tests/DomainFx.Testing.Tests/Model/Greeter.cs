namespace DomainFx.Testing.Tests.Model;

/// <summary>Writes to whoever pays money in.</summary>
[Reactor("greeter")]
public sealed partial class Greeter(IPost post)
{
    [Event]
    private Task On(MoneyDeposited e, EventContext context, CancellationToken cancellationToken) => post.SendAsync(context.EventId, $"{context.Stream.Id}: thank you for {e.Amount}", cancellationToken);

    [Event]
    private Task On(StreamDeleted deleted, EventContext context, CancellationToken cancellationToken) => post.SendAsync(context.EventId, $"{context.Stream.Id}: farewell", cancellationToken);
}

/// <summary>Sends letters; one with an id that it has sent it does not send again.</summary>
public interface IPost
{
    Task SendAsync(Guid id, string text, CancellationToken cancellationToken);
}
