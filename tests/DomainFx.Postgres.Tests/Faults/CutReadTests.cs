using System.Text;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Faults;

/// <summary>The connection is cut in the middle of a page: it is read anew, and holds nothing twice.</summary>
public sealed class CutReadTests(SharedServer server)
{
    private const int Events = 120;

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    [InlineData(2_000_000)]
    public async Task A_page_over_all_streams_is_read_anew(int afterBytes)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var store = await FilledAsync(schema, proxy);
        proxy.CutAfter(afterBytes);
        using var page = await store.ReadAllAsync(0, EventFilter.All, 1_000);
        Assert.Equal(Enumerable.Range(1, Events).Select(n => (long)n), page.ToRecordedEvents().Select(one => one.Position));
        Assert.Equal((Events, false), (page.NextPosition, page.HasMore));
    }

    [Fact]
    public async Task A_page_of_a_stream_and_a_load_are_read_anew()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var store = await FilledAsync(schema, proxy);
        proxy.CutAfter(1_000_000);
        using var page = await store.ReadStreamAsync(TestEvents.Stream("a"), 1, ReadDirection.Forward, 1_000);
        Assert.Equal(Enumerable.Range(1, Events).Select(n => (long)n), page.ToRecordedEvents().Select(one => one.Version));
        proxy.CutAfter(1_000_000);
        using var load = await store.LoadAsync(new LoadRequest { Stream = TestEvents.Stream("a"), MaxEvents = 1_000 });
        Assert.Equal(Enumerable.Range(1, Events).Select(n => (long)n), load.Events.ToRecordedEvents().Select(one => one.Version));
    }

    // 20,000 bytes each: a page comes in many pieces, and rows were read before it is cut.
    private static async Task<PostgresEventStore> FilledAsync(TestSchema schema, TcpProxy proxy)
    {
        var store = new PostgresEventStore(schema.Options with { ConnectionString = proxy.ConnectionString, Notifications = false });
        await store.AppendAsync("a", [.. Enumerable.Range(0, Events).Select(n => TestEvents.Event(Encoding.UTF8.GetBytes(new string((char)('a' + (n % 26)), 20_000))))]);
        using var warm = await store.ReadAllAsync(0, EventFilter.All, 1);
        return store;
    }
}
