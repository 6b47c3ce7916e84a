namespace DomainFx.Postgres;

/// <summary>A transaction that appends, and behind which readers of all streams wait.</summary>
/// <param name="ProcessId">The server process, for <c>pg_terminate_backend</c>; null for a prepared transaction, which has none (see <c>pg_prepared_xacts</c>).</param>
/// <param name="ApplicationName">The application, as its connection named it; null if this role may not see it.</param>
/// <param name="Age">How long the transaction has been open, by the server's clock; null if this role may not see it.</param>
public sealed record PostgresFenceHolder(int? ProcessId, string? ApplicationName, TimeSpan? Age);
