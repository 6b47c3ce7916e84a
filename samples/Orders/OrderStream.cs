using DomainFx;

namespace Orders;

/// <summary>The stream of an order, for what goes below the client.</summary>
public static class OrderStream
{
    public static StreamId Of(string orderId) => new("order", orderId);
}
