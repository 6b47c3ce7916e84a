namespace DomainFx;

/// <summary>What becomes of an event whose handler throws each time.</summary>
public enum FailurePolicy
{
    /// <summary>The projection stops before the event, and says so. Others go on.</summary>
    Stop,

    /// <summary>The event is set aside with its error, and so are later ones of its key; the other keys go on.</summary>
    Park,
}
