namespace DomainFx.Benchmarks.Codec;

/// <summary>The small record: 6 properties, about 160 bytes.</summary>
[EventType("payment-booked")]
public sealed record PaymentBooked(Guid PaymentId, string AccountId, long Amount, long NewBalance, string Reference, DateTimeOffset BookedAt)
{
    public static PaymentBooked Example { get; } = new(
        new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), "acc-4711", 1_250, 98_750, "Invoice 815", new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero));
}
