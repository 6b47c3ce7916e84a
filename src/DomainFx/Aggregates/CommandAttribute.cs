namespace DomainFx;

/// <summary>Marks a method that decides: it reads state, rejects, or raises events. It never changes state itself.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CommandAttribute : Attribute
{
    /// <summary>The command expects no stream; it fails with <see cref="AggregateExistsException"/> where there is one.</summary>
    public bool Creates { get; set; }

    /// <summary>The command takes an existing stream or none.</summary>
    public bool CreatesIfMissing { get; set; }

    /// <summary>Decides again after a conflict although the command takes a <c>[Service]</c>; commands without one always do.</summary>
    public bool RetryOnConflict { get; set; }
}
