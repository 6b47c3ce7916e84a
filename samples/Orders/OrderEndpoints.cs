using DomainFx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Orders;

/// <summary>Reads orders from the read model.</summary>
public static class OrderEndpoints
{
    private const int DefaultCount = 20;
    private const int MaxCount = 200;

    public static void MapOrders(this IEndpointRouteBuilder endpoints)
    {
        var orders = endpoints.MapGroup("/orders");
        orders.MapGet("/", ListAsync);
        orders.MapGet("/{id}", FindAsync);
    }

    /// <summary>The latest orders: <c>/orders?status=Paid&amp;count=50</c>.</summary>
    private static async Task<Ok<IReadOnlyList<OrderSummary>>> ListAsync(OrderList list, OrderStatus? status, int? count, CancellationToken cancellationToken) =>
        TypedResults.Ok(await list.LatestAsync(status, Math.Clamp(count ?? DefaultCount, 1, MaxCount), cancellationToken));

    /// <summary>One order with its items.</summary>
    private static async Task<Results<Ok<OrderListRow>, NotFound>> FindAsync(IDomain domain, string id, CancellationToken cancellationToken) =>
        await domain.OrderListRow().FindAsync(id, cancellationToken) is { } row ? TypedResults.Ok(row) : TypedResults.NotFound();
}
