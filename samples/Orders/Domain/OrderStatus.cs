namespace Orders;

public enum OrderStatus
{
    Created,
    Paid,
    Shipped,
    Delivered,
    Cancelled,
}
