using System.ComponentModel;
using DomainFx.Projections;

namespace DomainFx.Runtime;

/// <summary>What the runner needs to know of a read model, a projection or a reactor; generated code implements it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ProjectionType
{
    private HashSet<string>? _eventTypes;

    private protected ProjectionType()
    {
    }

    /// <summary>The stored name.</summary>
    public abstract string Name { get; }

    /// <summary>Its version.</summary>
    public abstract int Version { get; }

    /// <summary>The class.</summary>
    public abstract Type ClrType { get; }

    /// <summary>Every stored name of the events it handles.</summary>
    public abstract IReadOnlyList<string> EventTypes { get; }

    /// <summary>Every stored name of the events that are fetched for it: those that it handles, and for read models what deleted streams leave behind.</summary>
    public virtual IReadOnlyList<string> FetchedTypes => EventTypes;

    /// <summary>Whether it has a method for an event.</summary>
    /// <param name="eventType">The stored name of the event's type.</param>
    public bool Handles(string eventType) => (_eventTypes ??= new HashSet<string>(EventTypes, StringComparer.Ordinal)).Contains(eventType);

    /// <summary>What a store is to know of it.</summary>
    /// <param name="key">Its version, or a rebuild of it.</param>
    public virtual ProjectionDefinition DefinitionOf(ProjectionKey key) => new() { Key = key, EventTypes = EventTypes };
}
