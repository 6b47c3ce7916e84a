using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>A handler threw for an event.</summary>
internal sealed class HandlerFailedException(ParkedTouch touch, bool hasKey, bool isPassing, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The event, and its key if it has one.</summary>
    public ParkedTouch Touch => touch;

    /// <summary>Whether the event may be set aside: without a key nothing says what must wait behind it.</summary>
    public bool MayBeParked => hasKey && !isPassing && InnerException is EventReplayException;

    /// <summary>Whether the cause lies outside, and passes: a service that does not answer.</summary>
    public bool IsPassing => isPassing;
}
