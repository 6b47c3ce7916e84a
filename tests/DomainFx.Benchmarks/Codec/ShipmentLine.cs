namespace DomainFx.Benchmarks.Codec;

public sealed record ShipmentLine(string Sku, int Quantity, decimal UnitPrice, double WeightKg, bool IsFragile);
