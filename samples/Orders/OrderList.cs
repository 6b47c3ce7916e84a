using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Orders;

/// <summary>Queries the table <c>order_list</c> with SQL of its own: what no finder can know.</summary>
/// <param name="open">Opens a connection to the database of the store.</param>
public sealed class OrderList(Func<DbConnection> open)
{
    public const string Schema = "orders";

    private const string Latest = """
        SELECT order_id AS OrderId, customer_id AS CustomerId, total AS Total, currency AS Currency, status AS Status
        FROM order_list
        WHERE @status IS NULL OR status = @status
        ORDER BY created_at DESC, order_id DESC
        LIMIT @maxCount
        """;

    public static OrderList OnSqlite(string connectionString) => new(() => new SqliteConnection(connectionString));

    public static OrderList OnPostgres(string connectionString) =>
        new(() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = Schema }.ConnectionString));

    /// <summary>The latest orders, of one status or of all.</summary>
    public async Task<IReadOnlyList<OrderSummary>> LatestAsync(OrderStatus? status, int maxCount, CancellationToken cancellationToken = default)
    {
        await using var connection = open();
        var rows = await connection.QueryAsync<OrderSummary>(new CommandDefinition(Latest, new { status = status?.ToString(), maxCount }, cancellationToken: cancellationToken));
        return rows.AsList();
    }
}
