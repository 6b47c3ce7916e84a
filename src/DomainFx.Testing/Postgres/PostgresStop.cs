namespace DomainFx.Testing.Postgres;

/// <summary>How a server is stopped.</summary>
public enum PostgresStop
{
    /// <summary>Open transactions are rolled back and connections ended; then everything is written out.</summary>
    Fast,

    /// <summary>As a crash would: nothing is written out, and the next start recovers from the log.</summary>
    Immediate,
}
