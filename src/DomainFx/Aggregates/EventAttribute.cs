namespace DomainFx;

/// <summary>Marks a method that changes state from exactly one event. It never fails, decides, or reads a clock, a random source or I/O.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class EventAttribute : Attribute
{
    /// <summary>In a read model: the event deletes the row.</summary>
    public bool Deletes { get; set; }
}
