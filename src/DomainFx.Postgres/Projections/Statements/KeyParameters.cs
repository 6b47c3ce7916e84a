using DomainFx.Projections;
using Npgsql;

namespace DomainFx.Postgres.Projections.Statements;

/// <summary>Which projection, or which partition of it, as parameters.</summary>
internal static class KeyParameters
{
    /// <summary>The condition that a row is of a projection: $1 to $3.</summary>
    public const string IsOfProjection = "name = $1 AND version = $2 AND rebuild = $3";

    /// <summary>The condition that a row is a partition under a lease: $1 to $5.</summary>
    public const string IsLeased = IsOfProjection + " AND partition = $4 AND token = $5";

    public static NpgsqlParameter[] Of(ProjectionKey key) =>
        [new NpgsqlParameter<string> { TypedValue = key.Name }, new NpgsqlParameter<int> { TypedValue = key.Version }, new NpgsqlParameter<int> { TypedValue = key.Rebuild }];

    public static NpgsqlParameter[] Of(ProjectionLease lease) =>
        [.. Of(lease.Key), new NpgsqlParameter<int> { TypedValue = lease.Partition }, new NpgsqlParameter<long> { TypedValue = lease.Token }];

    public static NpgsqlParameter<long> Milliseconds(TimeSpan duration) => new() { TypedValue = (long)duration.TotalMilliseconds };
}
