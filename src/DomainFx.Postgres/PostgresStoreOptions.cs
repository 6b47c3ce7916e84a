using DomainFx.Stores.Coalescing;
using Npgsql;

namespace DomainFx.Postgres;

/// <summary>How the PostgreSQL store works. Give a <see cref="ConnectionString"/> or a <see cref="DataSource"/>.</summary>
public sealed record PostgresStoreOptions
{
    /// <summary>The connection string, for example <c>Host=localhost;Database=bank;Username=bank</c>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where connections come from, instead of a connection string. It remains its owner's: the store never disposes it.</summary>
    public NpgsqlDataSource? DataSource { get; init; }

    /// <summary>The schema that holds the store. Several stores can be in one database, each in a schema of its own.</summary>
    public string Schema { get; init; } = "domainfx";

    /// <summary>Whether to create or migrate the schema on first use. Without it, run what <see cref="PostgresSchema.Script"/> gives.</summary>
    public bool MigrateOnStart { get; init; } = true;

    /// <summary>Whether to work where <c>synchronous_commit</c> is off, and an append that was answered can be lost when the server crashes. A store refuses to start there otherwise.</summary>
    public bool AllowAsynchronousCommit { get; init; }

    /// <summary>How long a statement may take, before an <see cref="EventStoreException"/> that is transient.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for a stream that another transaction holds. Other streams are not held up meanwhile.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to go on after transient faults, such as a cut connection or a server that restarts. What is repeated carries the same ids,
    /// so nothing is stored twice. No caller waits for longer than this and the attempt that it ends in, however many wait with it.</summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How soon to look for the appends of other processes while somebody waits for events and there are some. Those of this process are noticed at once.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long to wait between looks when nothing is appended. A notification ends the wait.</summary>
    public TimeSpan MaxPollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The connection string for the one connection that listens to notifications, where <see cref="ConnectionString"/> leads to a pooler that
    /// shares connections between transactions (PgBouncer): it must lead to the server itself.</summary>
    public string? ListenConnectionString { get; init; }

    /// <summary>Whether to tell other processes of appends by NOTIFY, and to hear of theirs by LISTEN, on one connection outside the pool for all who wait.
    /// Without it they are found by polling. A <see cref="DataSource"/> needs a <see cref="ListenConnectionString"/> too, since it does not give away its password;
    /// so does a pooler that shares connections: without one, set this to false there.</summary>
    public bool Notifications { get; init; } = true;

    /// <summary>Whether to prepare statements. Set it to false behind a PgBouncer older than 1.21 in transaction mode.</summary>
    public bool PreparedStatements { get; init; } = true;

    /// <summary>How long a command is remembered at least, so that its repetition is answered as the first was; for ever unless set.
    /// Older ones of a stream are forgotten as it grows.</summary>
    public TimeSpan CommandRetention { get; init; } = TimeSpan.MaxValue;

    /// <summary>The bounds of batches.</summary>
    public CoalescingOptions Coalescing { get; init; } = new();

    /// <summary>The greatest number of round trips that load at once; loads beyond it gather and share the next.</summary>
    public int MaxConcurrentLoads { get; init; } = 8;

    /// <summary>The clock that events are stored by.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
