namespace DomainFx.Testing.Tests.Model;

/// <summary>Writes about every stream that was deleted: it handles nothing else.</summary>
[Reactor("obituaries")]
public sealed partial class Obituaries(IPost post)
{
    [Event]
    private Task On(StreamDeleted deleted, EventContext context, CancellationToken cancellationToken) =>
        post.SendAsync(context.EventId, $"{context.Stream} {context.Version} {string.Join(',', deleted.EventTypes)}", cancellationToken);
}
