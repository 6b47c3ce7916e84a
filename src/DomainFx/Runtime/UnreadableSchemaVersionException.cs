using System.ComponentModel;

namespace DomainFx.Runtime;

/// <summary>What generated code throws for a stored name it does not know (newest known 0), or a schema version beyond those it knows.
/// Whoever knows the event turns it into an <see cref="UnknownEventTypeException"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnreadableSchemaVersionException(int newestKnown) : Exception("The stored event's name or schema version is not known here.")
{
    /// <summary>The newest schema version that is known for the name; 0 if the name is not known.</summary>
    public int NewestKnown { get; } = newestKnown;
}
