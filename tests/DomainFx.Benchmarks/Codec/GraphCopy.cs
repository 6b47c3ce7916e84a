namespace DomainFx.Benchmarks.Codec;

/// <summary>Copies a record with everything it holds: what that allocates is the least that any reader can.</summary>
internal static class GraphCopy
{
    public static PaymentBooked Of(PaymentBooked source) =>
        source with { AccountId = Of(source.AccountId), Reference = Of(source.Reference) };

    public static ShipmentPlanned Of(ShipmentPlanned source) => source with
    {
        CustomerId = Of(source.CustomerId),
        CustomerName = Of(source.CustomerName),
        Email = Of(source.Email),
        Phone = Of(source.Phone),
        Street = Of(source.Street),
        HouseNumber = Of(source.HouseNumber),
        PostalCode = Of(source.PostalCode),
        City = Of(source.City),
        Country = Of(source.Country),
        Carrier = Of(source.Carrier),
        Service = Of(source.Service),
        TrackingNumber = Of(source.TrackingNumber),
        Currency = Of(source.Currency),
        Notes = Of(source.Notes),
        Lines = Of(source.Lines),
    };

    private static List<ShipmentLine> Of(IReadOnlyList<ShipmentLine> source)
    {
        var lines = new List<ShipmentLine>(source.Count);
        foreach (var line in source) lines.Add(line with { Sku = Of(line.Sku) });
        return lines;
    }

    private static string Of(string source) => new(source.AsSpan());
}
