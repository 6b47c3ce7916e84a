using System.Collections.Immutable;
using DomainFx;

namespace Orders;

/// <summary>As orders were stored until prices got a currency. Kept to read them; never raised again.</summary>
[EventType("order-created", Version = 1)]
public sealed record OrderCreatedV1(string CustomerId, ImmutableArray<OrderItemV1> Items, decimal TotalAmount);

public sealed record OrderItemV1(string ProductId, int Quantity, decimal UnitPrice);
