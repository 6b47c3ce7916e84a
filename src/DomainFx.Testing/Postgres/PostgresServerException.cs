namespace DomainFx.Testing.Postgres;

/// <summary>A test server could not be made, started or stopped.</summary>
public sealed class PostgresServerException : Exception
{
    internal PostgresServerException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
