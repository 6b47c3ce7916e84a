using DomainFx;

namespace Orders;

[EventType("order-paid")]
public sealed record OrderPaid(string Reference);

[EventType("order-shipped")]
public sealed record OrderShipped(string TrackingNumber, string Carrier);

[EventType("order-delivered")]
public sealed record OrderDelivered;

[EventType("order-cancelled")]
public sealed record OrderCancelled(string Reason);
