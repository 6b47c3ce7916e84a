using DomainFx.Postgres.Tests.Servers;
using DomainFx.Testing.Postgres;

namespace DomainFx.Postgres.Tests.Streams;

public sealed class ManyNewStreamsTests
{
    /// <summary>Whoever makes a stream locks its name, but the server has room for so many locks only: on this one, for some 640.</summary>
    [Fact]
    public async Task One_append_may_make_more_streams_than_the_server_has_locks()
    {
        await using var cluster = await PostgresServer.StartClusterAsync(new PostgresServerOptions { Settings = new Dictionary<string, string> { ["max_connections"] = "10" } });
        await using var schema = new TestSchema(cluster.ConnectionString);
        await using var store = schema.OpenStore();
        var results = await store.AppendAsync([.. Enumerable.Range(0, 3_000).Select(n => TestEvents.Append($"s{n}", TestEvents.Event()))]);
        Assert.Equal(3_000, results.Count);
        Assert.Equal(2, (await store.AppendAsync("s77", TestEvents.Event())).StreamVersion);
    }
}
