namespace DomainFx;

/// <summary>Marks a sealed partial class whose <c>[Event]</c> methods do something outside the database, such as sending a mail: at least once,
/// with an <see cref="EventContext.EventId"/> that stays the same when an event is delivered again.</summary>
/// <param name="name">The stored name, under which the checkpoint is kept, for example <c>welcome-mail</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ReactorAttribute(string name) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;
}
