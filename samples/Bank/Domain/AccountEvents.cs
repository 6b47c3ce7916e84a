using DomainFx;

namespace Bank;

[EventType("account-opened")]
public sealed record AccountOpened(long InitialBalance);

[EventType("money-deposited")]
public sealed record MoneyDeposited(long Amount, long NewBalance);

[EventType("money-withdrawn")]
public sealed record MoneyWithdrawn(long Amount, long NewBalance);

[EventType("account-frozen")]
public sealed record AccountFrozen;

[EventType("account-unfrozen")]
public sealed record AccountUnfrozen;

[EventType("account-closed")]
public sealed record AccountClosed;
