using DomainFx.Postgres;
using DomainFx.Postgres.Connections;

namespace DomainFx;

/// <summary>Chooses the PostgreSQL store.</summary>
public static class PostgresStoreExtensions
{
    /// <summary>Keeps events in PostgreSQL.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">The connection string, for example <c>Host=localhost;Database=bank;Username=bank</c>.</param>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static DomainFxBuilder UsePostgres(this DomainFxBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UsePostgres(new PostgresStoreOptions { ConnectionString = connectionString, TimeProvider = builder.Options.TimeProvider });
    }

    /// <summary>Keeps events in PostgreSQL.</summary>
    /// <exception cref="ArgumentException">The options name no database, or a schema that cannot be.</exception>
    public static DomainFxBuilder UsePostgres(this DomainFxBuilder builder, PostgresStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        PostgresSettings.Check(options);
        return builder.UseStore(_ => new PostgresEventStore(options));
    }
}
