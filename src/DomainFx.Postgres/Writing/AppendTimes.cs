namespace DomainFx.Postgres.Writing;

/// <summary>The times that a batch is appended with.</summary>
/// <param name="RecordedAt">The store's time, in UTC ticks.</param>
/// <param name="ForgetBefore">Commands of events stored before this may be forgotten; null for none.</param>
/// <param name="WaitMilliseconds">How long to wait for streams that others hold; 0 to pass them over.</param>
internal readonly record struct AppendTimes(long RecordedAt, long? ForgetBefore, int WaitMilliseconds);
