namespace DomainFx.Tests.Codecs.Upcasts;

[EventType("upcast-deposited")]
public sealed record DepositedV1(long Cents);

// Renamed twice: the first version was stored under another name, and so was the second for a while.
[EventType("upcast-deposited", Version = 2, FormerNames = ["upcast-paid-in"])]
public sealed record DepositedV2(decimal Amount, string Currency)
{
    [Upcast]
    public static DepositedV2 From(DepositedV1 old) => new(old.Cents / 100m, "EUR");
}

[EventType("upcast-deposited", Version = 3)]
public sealed record Deposited(decimal Amount, string Currency, string Reason)
{
    [Upcast]
    internal static Deposited From(DepositedV2 old) => new(old.Amount, old.Currency, "unknown");
}
