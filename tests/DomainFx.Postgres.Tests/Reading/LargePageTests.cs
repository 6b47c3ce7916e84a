using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Reading;

/// <summary>Reads of events of a megabyte each: a page ends at 16 MB, and soon after it what the server sends.</summary>
public sealed class LargePageTests(SharedServer server)
{
    internal const int Megabyte = 1024 * 1024;
    internal const int Events = 150;

    // A page, and what lies in the buffers of two connections, the proxy's being one, when the server is told to stop.
    private const long MostBytesSent = 60 * Megabyte;

    public static TheoryData<string> Reads => ["all", "stream", "backward", "load", "data"];

    [Theory, MemberData(nameof(Reads))]
    public async Task The_server_does_not_send_what_lies_beyond_the_page(string kind)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var proxy = new TcpProxy(server.ConnectionString);
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = proxy.ConnectionString, Notifications = false });
        await FillAsync(store);
        for (var round = 0; round < 3; round++)
        {
            var before = proxy.Answered;
            using var page = await ReadAsync(store, kind);
            Assert.True(page.HasMore);
            Assert.InRange(page.ByteCount, 16 * Megabyte, 18 * Megabyte);
            Assert.InRange(proxy.Answered - before, page.ByteCount, MostBytesSent);
        }

        Assert.Equal(1, (await store.AppendAsync("after", TestEvents.Event())).StreamVersion);
    }

    private static async Task<EventPage> ReadAsync(PostgresEventStore store, string kind)
    {
        switch (kind)
        {
            case "all": return await store.ReadAllAsync(5, EventFilter.All, 1_000);
            case "stream": return await store.ReadStreamAsync(TestEvents.Stream("large"), 5, ReadDirection.Forward, 1_000);
            case "backward": return await store.ReadStreamAsync(TestEvents.Stream("large"), 100, ReadDirection.Backward, 1_000);
            default:
                var load = await store.LoadAsync(new LoadRequest { Stream = TestEvents.Stream("large"), MaxEvents = 1_000, DataSuffices = kind == "data" });
                Assert.Equal(Events, load.Stream.Version);
                return load.Events;
        }
    }

    /// <summary>Appends them all.</summary>
    internal static async Task FillAsync(PostgresEventStore store)
    {
        var data = new byte[Megabyte];
        // What does not compress takes its room on the wire too.
        new Random(5).NextBytes(data);
        for (var i = 0; i < Events; i += 15) await store.AppendAsync("large", [.. Enumerable.Range(0, 15).Select(_ => TestEvents.Event(data))]);
    }
}
