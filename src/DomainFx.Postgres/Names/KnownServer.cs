using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Names;

/// <summary>Holds a statement to the server that gave the keys of names which it is given: any other has another time at which it was started.</summary>
internal static class KnownServer
{
    /// <summary>What tells a server from another, and from itself before a restart: bytes.</summary>
    public const string Mark = "pg_catalog.timestamptz_send(pg_catalog.pg_postmaster_start_time())";

    public const int MarkLength = 8;

    /// <summary>A condition without a column, which the server evaluates before it runs what it is a condition of.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="parameter">The number of the parameter that has <see cref="KnownNames.Server"/>.</param>
    public static string Condition(string schema, int parameter) => $"({Mark} = ${parameter} OR {schema}.other_server_v1())";

    /// <summary>The parameter of <see cref="Condition"/>.</summary>
    public static NpgsqlParameter<ReadOnlyMemory<byte>> Parameter(KnownNames names) => new() { TypedValue = names.Server, NpgsqlDbType = NpgsqlDbType.Bytea };
}
