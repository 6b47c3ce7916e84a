namespace DomainFx;

/// <summary>How the domain works.</summary>
public sealed class DomainOptions
{
    /// <summary>How often a command is decided again after a conflict before the conflict is the answer.</summary>
    public int MaxConflictRetries { get; set; } = 10;

    /// <summary>How many recently used aggregates are kept in memory, for each type; 0 to load each time.</summary>
    public int CachedAggregates { get; set; }

    /// <summary>The greatest number of events in a page of a load.</summary>
    public int LoadPageSize { get; set; } = 1_000;

    /// <summary>The clock of commands.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Metadata for every command that says nothing itself, for example the user of the current request. Called once for each command.</summary>
    public Func<CommandOptions?>? AmbientOptions { get; set; }
}
