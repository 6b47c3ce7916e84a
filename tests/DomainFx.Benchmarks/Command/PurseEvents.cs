namespace DomainFx.Benchmarks.Command;

[EventType("purse-filled")]
public sealed record PurseFilled(long Amount, long NewBalance);

[EventType("purse-spent")]
public sealed record PurseSpent(long Amount, long NewBalance);
