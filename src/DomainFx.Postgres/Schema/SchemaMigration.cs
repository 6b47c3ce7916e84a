using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using Npgsql;
using static System.Buffers.Binary.BinaryPrimitives;

namespace DomainFx.Postgres.Schema;

/// <summary>Brings the schema to what this program knows, and checks that the store may be written to.</summary>
internal static class SchemaMigration
{
    /// <summary>The same for all stores of a database, since they share out the lock namespaces.</summary>
    private const long MigrationLock = 0x7FFF_0D0A_141F_0001;

    private const int Sound = 0;
    private const int SequenceAltered = 1;
    private const int SequenceBehind = 2;
    private const int CommitsAreAsynchronous = 3;
    private const int NamespaceTaken = 4;

    // A store that was there before goes on; one that was restored beside it brought its number along, and has the younger function.
    private const string IsNamespaceTaken =
        """
        EXISTS (SELECT FROM pg_catalog.pg_proc AS own JOIN pg_catalog.pg_proc AS older ON older.proname = own.proname AND older.prosrc = own.prosrc AND older.oid < own.oid
            WHERE own.proname = 'domainfx_lock_namespace' AND own.pronamespace = (SELECT c.relnamespace FROM pg_catalog.pg_class AS c WHERE c.oid = q.seqrelid))
        """;

    /// <summary>Checks the schema: whether it is there, and not old. Its names are known then, by the same round trip: the row of the store itself has no name.</summary>
    /// <exception cref="EventStoreException">The schema is newer than this program, or is damaged; or commits do not wait for the disk, and that is not accepted.</exception>
    public static async Task<bool> IsCurrentAsync(NpgsqlConnection connection, string schema, KnownNames names, bool allowsAsynchronousCommit, CancellationToken cancellationToken)
    {
        try
        {
            using var command = new NpgsqlCommand(
                $"""
                SELECT int4send(s.schema_version) || int4send(CASE
                    WHEN q.seqcache <> 1 OR q.seqincrement <> 1 OR q.seqcycle THEN {SequenceAltered}
                    WHEN coalesce(pg_sequence_last_value(q.seqrelid::regclass), 0) < greatest((SELECT max(position) FROM {schema}.events), (SELECT max(position) FROM {schema}.archived_events), 0) THEN {SequenceBehind}
                    WHEN current_setting('synchronous_commit') = 'off' THEN {CommitsAreAsynchronous}
                    WHEN {IsNamespaceTaken} THEN {NamespaceTaken}
                    ELSE {Sound} END) || {KnownServer.Mark(schema)} || coalesce(({KnownNames.SelectPacked(schema)}), '')
                FROM {schema}.store AS s, pg_catalog.pg_sequence AS q WHERE q.seqrelid = $1::regclass
                """,
                connection);
            // With a parameter the driver does not look for several statements.
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{schema}.positions" });
            using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return false;
            // Bytes, as an append is answered: each kind of value that a process reads is compiled when it starts.
            var answer = new byte[reader.GetBytes(0, 0, null, 0, 0)];
            reader.GetBytes(0, 0, answer, 0, answer.Length);
            var (version, state) = (ReadInt32BigEndian(answer), ReadInt32BigEndian(answer.AsSpan(4)));
            names.Server = answer.AsSpan(8, KnownServer.MarkLength).ToArray();
            names.Add(answer.AsSpan(8 + KnownServer.MarkLength));
            if (version > SchemaScripts.Count) throw IsNewer(schema, version);
            if (version < SchemaScripts.Count) return false;
            return state switch
            {
                SequenceAltered => throw new EventStoreException($"Store {schema} has a sequence of positions that was altered. It must be CACHE 1, INCREMENT 1, NO CYCLE: otherwise readers miss events."),
                SequenceBehind => throw new EventStoreException($"Store {schema} has events beyond its sequence of positions. Set the sequence to the highest position (setval) before anything is appended."),
                CommitsAreAsynchronous when !allowsAsynchronousCommit => throw new EventStoreException($"Store {schema} is on a server, a database or a role with synchronous_commit = off: an append that was answered could be lost in a crash, after others have seen it. Set it to on, or accept that by AllowAsynchronousCommit."),
                NamespaceTaken => throw new EventStoreException($"Store {schema} has the lock keys of another store in this database, beside which it was restored: each would hold up the other's readers. Run SELECT {schema}.allocate_lock_namespace() as the schema's owner, before anybody works with the store."),
                _ => true,
            };
        }
        catch (PostgresException exception) when (exception.SqlState is SqlStates.UndefinedTable or SqlStates.InvalidSchemaName)
        {
            return false;
        }
    }

    /// <summary>Migrates the schema, which is missing or old.</summary>
    /// <exception cref="EventStoreException">The schema is newer than this program, or is not to be migrated.</exception>
    public static async Task RunAsync(NpgsqlConnection connection, string schema, bool mayMigrate, CancellationToken cancellationToken)
    {
        if (!mayMigrate)
        {
            throw new EventStoreException(
                $"Store {schema} is missing or older than schema version {SchemaScripts.Count}, and is not migrated: MigrateOnStart is off, or it was there when this process started. Run what PostgresSchema.Script gives, as the role that is to own the schema.");
        }

        // One transaction, and a lock that ends with it: it works through a pooler too.
        using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})", cancellationToken).ConfigureAwait(false);
        var version = await FindVersionAsync(connection, schema, cancellationToken).ConfigureAwait(false);
        if (version < SchemaScripts.Count)
            await ExecuteAsync(connection, SchemaScripts.Between(version, SchemaScripts.Count, schema), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> FindVersionAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        using var exists = new NpgsqlCommand($"SELECT to_regclass('{schema}.store') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true) return 0;
        using var read = new NpgsqlCommand($"SELECT schema_version FROM {schema}.store", connection);
        var version = (int)(await read.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        return version > SchemaScripts.Count ? throw IsNewer(schema, version) : version;
    }

    private static EventStoreException IsNewer(string schema, int version) => new(
        $"Store {schema} has schema version {version}, but this program knows only {SchemaScripts.Count}: a newer version of DomainFx.Postgres migrated it. Run the program with that version.");

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
