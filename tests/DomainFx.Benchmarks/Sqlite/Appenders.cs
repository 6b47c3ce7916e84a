using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Sqlite;

/// <summary>64 callers on 64 streams, each awaiting its own append before it makes the next.</summary>
internal abstract class Appenders() : Callers(64)
{
    /// <summary>As large as an ordinary event.</summary>
    protected static readonly byte[] Data = """{"amount":1250,"newBalance":98750,"reference":"Invoice 815"}"""u8.ToArray();

    private readonly long[] _versions = new long[64];

    protected sealed override async ValueTask CallAsync(int caller) => _versions[caller] = await AppendAsync(caller, _versions[caller]);

    protected abstract ValueTask<long> AppendAsync(int caller, long expectedVersion);
}
