namespace DomainFx.Postgres.Connections;

internal static class RetryDelay
{
    private const int MaxMilliseconds = 1_000;

    /// <summary>Waits before an attempt is repeated: longer each time, and not as long as others that failed with it.</summary>
    public static Task WaitAsync(int attempt, CancellationToken cancellationToken)
    {
        var limit = Math.Min(MaxMilliseconds, 5 << Math.Min(attempt, 10));
#pragma warning disable CA5394 // spreads load; nothing secret depends on it
        return Task.Delay(Random.Shared.Next(limit / 2, limit), cancellationToken);
#pragma warning restore CA5394
    }
}
