namespace DomainFx;

/// <summary>How the domain works.</summary>
public sealed class DomainOptions
{
    /// <summary>How often a command is decided again after a conflict before the conflict is the answer.</summary>
    public int MaxConflictRetries
    {
        get;
        set => field = NotNegative(value);
    } = 10;

    /// <summary>How often an append whose outcome is unknown is repeated, with the same event ids, before the store's failure is the answer.</summary>
    public int MaxAppendRepetitions
    {
        get;
        set => field = NotNegative(value);
    } = 5;

    /// <summary>
    /// How many recently used aggregates are kept in memory, for each type; 0 to load each time. The state of a stream that is deleted stays
    /// among them until the next command on it meets the deletion, or newer ones take its place.
    /// </summary>
    public int CachedAggregates
    {
        get;
        set => field = NotNegative(value);
    }

    /// <summary>The greatest number of events in a page of a load.</summary>
    public int LoadPageSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1_000;

    /// <summary>The clock of commands.</summary>
    public TimeProvider TimeProvider
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    /// <summary>Metadata for every command that says nothing itself, for example the user of the current request. Called once for each command;
    /// an expected version or a command id in it has no effect.</summary>
    public Func<CommandOptions?>? AmbientOptions { get; set; }

    private static int NotNegative(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
