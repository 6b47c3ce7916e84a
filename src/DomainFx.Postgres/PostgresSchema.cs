using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Schema;

namespace DomainFx.Postgres;

/// <summary>The store's schema: as SQL to review and run by hand, or run from here.</summary>
public static class PostgresSchema
{
    /// <summary>The version that this program works with.</summary>
    public static int CurrentVersion => SchemaScripts.Count;

    /// <summary>The SQL that brings a schema from one version to another. Run it in one transaction, as the role that is to own the schema.</summary>
    /// <param name="from">The version that is there; 0 for none.</param>
    /// <param name="to">The version to reach; <see cref="CurrentVersion"/> unless given.</param>
    /// <param name="schema">The schema's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version, or <paramref name="to"/> is older than <paramref name="from"/>.</exception>
    public static string Script(int from = 0, int? to = null, string schema = "domainfx")
    {
        var last = to ?? CurrentVersion;
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, from, nameof(to));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, CurrentVersion, nameof(to));
        return SchemaScripts.Between(from, last, PostgresSettings.QuotedSchema(schema));
    }

    /// <summary>The SQL that gives a role what a program needs: to read, or to read and append. Run it as the schema's owner; again after each migration.
    /// The owner itself is needed for migrations and imports only.</summary>
    /// <param name="role">The role, which must exist.</param>
    /// <param name="mayAppend">Whether it may append, save snapshots, archive and delete streams. Even so it cannot change an event.</param>
    /// <param name="schema">The schema's name.</param>
    public static string GrantScript(string role, bool mayAppend, string schema = "domainfx")
    {
        var script = SchemaScripts.Read("grant-reader.sql") + (mayAppend ? SchemaScripts.Read("grant-writer.sql") : "");
        return script
            .Replace("{schema}", PostgresSettings.QuotedSchema(schema), StringComparison.Ordinal)
            .Replace("{role}", PostgresSettings.QuotedName(role, nameof(role)), StringComparison.Ordinal);
    }

    /// <summary>Creates or migrates the schema that the options name. Processes that start at once wait for each other.</summary>
    /// <exception cref="EventStoreException">The database cannot be reached, refuses it, or has a newer schema than this program knows.</exception>
    public static async Task MigrateAsync(PostgresStoreOptions options, CancellationToken cancellationToken = default)
    {
        PostgresSettings.Check(options);
        var database = new PostgresDatabase(options with { MigrateOnStart = true });
        await using (database.ConfigureAwait(false)) await database.StartAsync(cancellationToken).ConfigureAwait(false);
    }
}
