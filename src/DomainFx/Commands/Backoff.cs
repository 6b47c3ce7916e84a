namespace DomainFx.Commands;

/// <summary>Waits longer each time, at random, so that rivals that met once do not meet again.</summary>
internal static class Backoff
{
    private const int LongestMilliseconds = 100;

    /// <summary>Waits.</summary>
    /// <param name="round">1 for the first wait: at most 1 ms, then 3, 7 and so on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task WaitAsync(int round, CancellationToken cancellationToken)
    {
        var longest = Math.Min((1 << Math.Min(round, 10)) - 1, LongestMilliseconds);
        return Task.Delay(Random.Shared.Next(longest + 1), cancellationToken);
    }
}
