using System.ComponentModel;

namespace DomainFx.Runtime;

/// <summary>What the runner needs to know of a read model, a projection or a reactor; generated code implements it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ProjectionType
{
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
}
