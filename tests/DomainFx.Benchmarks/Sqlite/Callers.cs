using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>64 callers on 64 streams, each awaiting its own append before it makes the next.</summary>
internal abstract class Callers : Workload
{
    private const int Count = 64;

    /// <summary>As large as an ordinary event.</summary>
    protected static readonly byte[] Data = """{"amount":1250,"newBalance":98750,"reference":"Invoice 815"}"""u8.ToArray();

    private readonly long[] _versions = new long[Count];

    public sealed override async ValueTask RunAsync(int operations)
    {
        var each = (operations + Count - 1) / Count;
        await Task.WhenAll(Enumerable.Range(0, Count).Select(caller => Task.Run(() => CallAsync(caller, each))));
    }

    protected abstract ValueTask<long> AppendAsync(int caller, long expectedVersion);

    private async Task CallAsync(int caller, int appends)
    {
        for (var i = 0; i < appends; i++) _versions[caller] = await AppendAsync(caller, _versions[caller]);
    }
}
