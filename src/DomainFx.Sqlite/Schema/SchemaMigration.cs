using System.Reflection;
using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Schema;

/// <summary>Brings the schema to what this program knows: numbered scripts, embedded, each run once in a file's life.</summary>
internal static class SchemaMigration
{
    private static readonly string[] Scripts =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Runs what is missing. Processes that start at once wait for each other.</summary>
    /// <exception cref="EventStoreException">The schema is newer than this program.</exception>
    public static void Run(SqliteSession session)
    {
        if (IsCurrent(session)) return;
        session.Run("BEGIN IMMEDIATE");
        try
        {
            for (var version = ReadVersion(session); version < Scripts.Length; version++) session.Run(ReadScript(Scripts[version]));
            session.Run($"CREATE TABLE IF NOT EXISTS domainfx_schema (version INTEGER NOT NULL); DELETE FROM domainfx_schema; INSERT INTO domainfx_schema VALUES ({Scripts.Length});");
            session.Run("COMMIT");
        }
        catch
        {
            session.Recover();
            throw;
        }
    }

    private static bool IsCurrent(SqliteSession session)
    {
        var version = ReadVersion(session);
        if (version > Scripts.Length)
        {
            throw new EventStoreException(
                $"Event store '{session.File}' has schema version {version}, but this program knows only {Scripts.Length}: a newer version of DomainFx.Sqlite wrote it. Run the program with that version.");
        }

        return version == Scripts.Length;
    }

    private static long ReadVersion(SqliteSession session)
    {
        using var exists = new SqliteStatement(session, "SELECT count(*) FROM sqlite_schema WHERE name = 'domainfx_schema'");
        if (exists.Scalar() == 0) return 0;
        using var version = new SqliteStatement(session, "SELECT version FROM domainfx_schema");
        return version.Scalar();
    }

    private static string ReadScript(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
