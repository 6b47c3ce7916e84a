namespace Orders;

/// <summary>An order as the list shows it: some columns of the table <c>order_list</c>.</summary>
public sealed record OrderSummary
{
    public string OrderId { get; init; } = "";

    public string CustomerId { get; init; } = "";

    public decimal Total { get; init; }

    public string Currency { get; init; } = "";

    public OrderStatus Status { get; init; }
}
