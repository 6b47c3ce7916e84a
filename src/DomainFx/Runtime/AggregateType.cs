using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DomainFx.Runtime;

/// <summary>What generated code knows of an aggregate.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AggregateType
{
    private protected AggregateType()
    {
    }

    /// <summary>The stored category of its streams.</summary>
    public abstract string Category { get; }

    /// <summary>The CLR type.</summary>
    public abstract Type ClrType { get; }

    /// <summary>The CLR type of the id.</summary>
    public abstract Type IdType { get; }

    /// <summary>The events it has an <c>[Event]</c> method for, ordered by stored name.</summary>
    public abstract IReadOnlyList<EventContract> Events { get; }

    /// <summary>Its commands, ordered by name.</summary>
    public abstract IReadOnlyList<CommandContract> Commands { get; }

    /// <summary>Whether an <c>[Event]</c> method takes the event's context.</summary>
    public virtual bool ReadsContext => false;

    /// <summary>How often a snapshot is taken, in events; 0 for never.</summary>
    public virtual int SnapshotEvery => 0;

    /// <summary>The key of its snapshots: a hash of the state's shape and of the versions that were declared.</summary>
    public virtual long SnapshotKey => 0;

    /// <summary>The System.Text.Json metadata of the id's type; null where System.Text.Json knows it by itself.</summary>
    internal abstract JsonTypeInfo? CreateIdJsonTypeInfo(JsonSerializerOptions options);
}
