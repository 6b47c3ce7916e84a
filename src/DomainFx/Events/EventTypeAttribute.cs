namespace DomainFx;

/// <summary>Gives an event contract its stored name and schema version. Both are required to stay what they are once an event is stored.</summary>
/// <param name="name">The stored name, for example <c>account-opened</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EventTypeAttribute(string name) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;

    /// <summary>The schema version, 1 or more.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Names under which events of this type were stored before.</summary>
    public string[] FormerNames { get; set; } = [];
}
