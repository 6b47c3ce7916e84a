namespace DomainFx;

/// <summary>Raises an event of an aggregate that uses the name <c>Raise</c> for something else: <c>((IRaises&lt;CardsDealt&gt;)this).Raise(new CardsDealt())</c>.
/// Only such an aggregate implements it, and only for the events whose <c>Raise</c> could not be generated.</summary>
/// <typeparam name="TEvent">The event's type.</typeparam>
public interface IRaises<in TEvent>
{
    /// <summary>Encodes the event and applies it at once.</summary>
    /// <exception cref="NoDecisionException">No command is being decided.</exception>
    /// <exception cref="EventSerializationException">The event cannot be written.</exception>
    void Raise(TEvent @event);
}
