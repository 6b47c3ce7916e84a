namespace DomainFx.Benchmarks.Frame;

/// <summary>Several callers at once, each awaiting its own operation before it starts the next.</summary>
internal abstract class Callers(int count) : Workload
{
    protected int Count => count;

    public sealed override async ValueTask RunAsync(int operations)
    {
        if (count == 1)
        {
            await CallAsync(0, operations);
            return;
        }

        var each = Math.DivRem(operations, count, out var more);
        await Task.WhenAll(Enumerable.Range(0, count).Select(caller => Task.Run(() => CallAsync(caller, each + (caller < more ? 1 : 0)))));
    }

    protected abstract ValueTask CallAsync(int caller);

    private async Task CallAsync(int caller, int operations)
    {
        for (var i = 0; i < operations; i++) await CallAsync(caller);
    }
}
