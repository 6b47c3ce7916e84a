namespace DomainFx.Tests.Commands;

[EventType("account-opened")]
public sealed record AccountOpened(long InitialBalance);

[EventType("money-deposited")]
public sealed record MoneyDeposited(long Amount, long NewBalance);

[EventType("money-withdrawn")]
public sealed record MoneyWithdrawn(long Amount, long NewBalance);

[EventType("account-approved")]
public sealed record AccountApproved;
