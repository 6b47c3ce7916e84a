using DomainFx.Sqlite.Schema;
using DomainFx.Sqlite.Tables;
using Microsoft.Data.Sqlite;

namespace DomainFx.Sqlite.Connections;

/// <summary>A file: where connections to it come from. The first one creates or migrates the schema.</summary>
internal sealed class SqliteDatabase(SqliteStoreOptions options)
{
    private readonly Lock _migrating = new();
    private readonly string _connectionString = Settings(options).ConnectionString;
    private readonly string _file = Path.GetFullPath(Settings(options).DataSource);
    private bool _isMigrated;

    /// <summary>Checks that the options name a file that can be written.</summary>
    public static void Check(SqliteStoreOptions options) => _ = Settings(options);

    /// <summary>Opens a connection.</summary>
    /// <exception cref="EventStoreException">The file cannot be opened.</exception>
    public StoreSession Open()
    {
        if (Path.GetDirectoryName(_file) is { } folder && !Directory.Exists(folder))
            throw new EventStoreException($"Event store '{_file}' cannot be opened: folder '{folder}' does not exist. Create it, or correct the Data Source of the connection string.");
        var session = new SqliteSession(_connectionString, _file, options.LockTimeout);
        try
        {
            Migrate(session);
            return new StoreSession(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void Migrate(SqliteSession session)
    {
        lock (_migrating)
        {
            if (!_isMigrated) SchemaMigration.Run(session);
            _isMigrated = true;
        }
    }

    private static SqliteConnectionStringBuilder Settings(SqliteStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (settings.DataSource.Length == 0 || settings.DataSource.Contains(":memory:", StringComparison.Ordinal) || settings.Mode is SqliteOpenMode.Memory)
            throw new ArgumentException($"'{options.ConnectionString}' names no file. Give a path as Data Source, or call UseInMemory() to keep events in memory.", nameof(options));
        if (settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{options.ConnectionString}' has a URI as Data Source. Give a plain path.", nameof(options));
        if (settings.Mode is SqliteOpenMode.ReadOnly)
            throw new ArgumentException($"'{options.ConnectionString}' opens the file read-only, but an event store writes. Leave Mode out.", nameof(options));
        if (settings.Cache is SqliteCacheMode.Shared)
            throw new ArgumentException($"'{options.ConnectionString}' shares one cache between connections, which makes readers wait for the writer. Leave Cache out.", nameof(options));
        // The store keeps its own connections, and closes the file when it is disposed.
        settings.Pooling = false;
        // Beginning a projection's transaction is to wait no longer for a lock than the store's own statements do.
        settings.DefaultTimeout = Math.Max(1, (int)Math.Ceiling(options.LockTimeout.TotalSeconds));
        return settings;
    }
}
