using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DomainFx.Postgres.Tests.Servers;

/// <summary>Waits for what other processes do. What does not come fails the test, and does not hang it.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task TrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        for (var watch = Stopwatch.StartNew(); !await condition(); await Task.Delay(5))
            Assert.True(watch.Elapsed < Limit, $"waited {Limit.TotalSeconds} seconds for: {what}");
    }

    public static Task TrueAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") => TrueAsync(() => Task.FromResult(condition()), what);
}
