namespace DomainFx.Testing.Postgres;

/// <summary>How a throw-away PostgreSQL cluster is made.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>Server settings beside the usual ones, as in postgresql.conf: <c>["synchronous_commit"] = "off"</c>, <c>["max_prepared_transactions"] = "8"</c>,
    /// <c>["wal_level"] = "logical"</c>. They win over what the cluster would be given otherwise.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether commits are synced to the disk. Off is faster, and safe against everything but a power cut: processes may be killed, and the server stopped at once.</summary>
    public bool SyncsToDisk { get; init; }

    /// <summary>Where the cluster's folder is made; null for the system's folder for temporary files.</summary>
    public string? ParentFolder { get; init; }

    /// <summary>The folder of <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>; null to find it: on PATH, or the newest in the distribution's library folder.</summary>
    public string? BinaryFolder { get; init; }
}
