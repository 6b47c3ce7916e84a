namespace DomainFx.Projections;

/// <summary>An <c>[Event]</c> method of a read model threw. Only such an event can be parked: what the store or a codec throws is no fault of the event.</summary>
public sealed class RowHandlerException : DomainFxException
{
    internal RowHandlerException(ParkedTouch touch, DomainFxException cause)
        : base(cause.Message, cause) => Touch = touch;

    /// <summary>The event and the row.</summary>
    public ParkedTouch Touch { get; }
}
