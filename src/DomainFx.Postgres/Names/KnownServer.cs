using Npgsql;
using NpgsqlTypes;

namespace DomainFx.Postgres.Names;

/// <summary>Holds a statement to the server that gave the keys of names which it is given: any other has another time at which it was started. A server whose
/// session crashes starts anew without another such time, and may have lost commits that were not waited for: its statistics begin anew then.</summary>
internal static class KnownServer
{
    /// <summary>What tells a server from another, and from itself before a restart or a crash: bytes.</summary>
    public static string Mark(string schema) => $"{schema}.server_mark_v1()";

    public const int MarkLength = 16;

    /// <summary>A condition without a column, which the server evaluates before it runs what it is a condition of.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="parameter">The number of the parameter that has <see cref="KnownNames.Server"/>.</param>
    public static string Condition(string schema, int parameter) => $"({Mark(schema)} = ${parameter} OR {schema}.other_server_v1())";

    /// <summary>The parameter of <see cref="Condition"/>.</summary>
    public static NpgsqlParameter<ReadOnlyMemory<byte>> Parameter(KnownNames? names = null) => new() { TypedValue = names?.Server ?? default, NpgsqlDbType = NpgsqlDbType.Bytea };
}
