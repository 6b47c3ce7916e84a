using DomainFx.Stores.Coalescing;

namespace DomainFx.Sqlite;

/// <summary>How the SQLite store works.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The connection string, for example <c>Data Source=bank.db</c>. The file is created if its folder exists. It must be on a local disk:
    /// locks and shared memory do not work over a network. Several processes of one machine may use one file.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>How long to wait for a lock that another process holds, before an <see cref="EventStoreException"/> that is transient.
    /// A command repeats such an append, and so waits up to <see cref="DomainOptions.MaxAppendRepetitions"/> times longer.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The greatest number of connections that read at once; one more writes.</summary>
    public int MaxReaders { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>How often to look for the appends of other processes while somebody waits for events. Those of this process are noticed at once.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a command is remembered at least, so that its repetition is answered as the first was; for ever unless set.
    /// Older ones of a stream are forgotten as it grows.</summary>
    public TimeSpan CommandRetention { get; init; } = TimeSpan.MaxValue;

    /// <summary>The bounds of batches.</summary>
    public CoalescingOptions Coalescing { get; init; } = new();

    /// <summary>The clock that events are stored by.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
