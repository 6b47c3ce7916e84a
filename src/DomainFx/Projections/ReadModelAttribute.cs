namespace DomainFx;

/// <summary>Marks a sealed partial class as a row of a read model: a table that is folded from events and queried with SQL.
/// Its properties with a setter are the columns, its <c>[Event]</c> methods change them.</summary>
/// <param name="name">The stored name, for example <c>account-balance</c>: the table is called <c>account_balance</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ReadModelAttribute(string name) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;

    /// <summary>Raise it when columns or handlers change: the table is rebuilt beside the live one, which it replaces when it has caught up. Starts at 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether rows commit with the events that commands raise instead of following them. The key must then be the stream's id, and handlers know
    /// no <see cref="EventContext.Position"/> and no <see cref="EventContext.RecordedAt"/>. Where there are events already, a worker builds it first.
    /// Where appends cannot write the rows (after a reset, or when one came without them: of a program that does not have this version as an inline one, or made at the store itself,
    /// such as an import) a worker does, until they can again. Its events are those of one aggregate. To change it, raise <see cref="Version"/>.</summary>
    public bool Inline { get; set; }
}
