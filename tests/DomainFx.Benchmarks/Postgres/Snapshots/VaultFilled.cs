namespace DomainFx.Benchmarks.Postgres.Snapshots;

[EventType("vault-filled")]
public sealed record VaultFilled(long Amount, long NewBalance);
