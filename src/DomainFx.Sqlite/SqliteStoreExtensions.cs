using DomainFx.Sqlite;
using DomainFx.Sqlite.Connections;

namespace DomainFx;

/// <summary>Chooses the SQLite store.</summary>
public static class SqliteStoreExtensions
{
    /// <summary>Keeps events in a SQLite file.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">The connection string, for example <c>Data Source=bank.db</c>.</param>
    /// <exception cref="ArgumentException">The connection string names no file that can be written.</exception>
    public static DomainFxBuilder UseSqlite(this DomainFxBuilder builder, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseSqlite(new SqliteStoreOptions { ConnectionString = connectionString, TimeProvider = builder.Options.TimeProvider });
    }

    /// <summary>Keeps events in a SQLite file.</summary>
    /// <exception cref="ArgumentException">The connection string names no file that can be written.</exception>
    public static DomainFxBuilder UseSqlite(this DomainFxBuilder builder, SqliteStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        SqliteDatabase.Check(options);
        return builder.UseStore(_ => new SqliteEventStore(options));
    }
}
