namespace Orders;

public sealed record OrderItem(string ProductId, int Quantity, decimal UnitPrice, string Currency);
