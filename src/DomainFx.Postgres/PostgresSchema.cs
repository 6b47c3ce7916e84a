using System.Globalization;
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

    /// <summary>The SQL that partitions the table of events by ranges of positions, which is worth it from some ten million events on: what is not written to
    /// any more is left alone, and indexes stay small. Loads look into each partition, so let there be dozens, not thousands. Run it once, in one
    /// transaction, as the schema's owner; then call <see cref="AddPartitionsAsync"/> from time to time.</summary>
    /// <param name="positions">The positions in a partition.</param>
    /// <param name="schema">The schema's name.</param>
    public static string PartitionScript(long positions = 10_000_000, string schema = "domainfx")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positions);
        return SchemaScripts.Read("partition-events.sql")
            .Replace("{schema}", PostgresSettings.QuotedSchema(schema), StringComparison.Ordinal)
            .Replace("{positions}", positions.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>Makes partitions ahead of need, in a store that is partitioned, as the schema's owner. Events that came before their partition was made
    /// lie in the table <c>events_rest</c>, and are moved.</summary>
    /// <param name="options">The store.</param>
    /// <param name="ahead">How many empty partitions there are to be beyond the one that is being filled.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were made.</returns>
    /// <exception cref="EventStoreException">The store is not partitioned, or not this role's; or, transient, somebody reads the whole log: try again later.</exception>
    public static async Task<int> AddPartitionsAsync(PostgresStoreOptions options, int ahead = 2, CancellationToken cancellationToken = default)
    {
        PostgresSettings.Check(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, 1);
        var database = new PostgresDatabase(options);
        await using (database.ConfigureAwait(false))
        {
            return await database.RunAsync(ahead, static (session, ahead, token) => Partitions.AddAsync(session, ahead, token), cancellationToken).ConfigureAwait(false);
        }
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
