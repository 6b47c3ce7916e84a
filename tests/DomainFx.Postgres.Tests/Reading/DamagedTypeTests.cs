using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Reading;

/// <summary>An event whose type has no row any more: whoever reads it is told which one, and does not read for ever.</summary>
public sealed class DamagedTypeTests(SharedServer server)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory, InlineData("all"), InlineData("filtered"), InlineData("stream"), InlineData("events"), InlineData("data"), InlineData("snapshot"), InlineData("many")]
    public async Task A_reader_is_told_which_event_it_is(string read)
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using (var store = schema.OpenStore())
        {
            await store.AppendAsync("sound", TestEvents.Event(type: "kept"));
            await store.AppendAsync("damaged", TestEvents.Event(type: "kept"), TestEvents.Event(type: "gone"));
        }

        var type = await schema.ScalarAsync<int>("SELECT key FROM {schema}.event_types WHERE name = 'gone'");
        await schema.ExecuteAsync("DELETE FROM {schema}.event_types WHERE name = 'gone'");
        await using var other = new PostgresEventStore(schema.Options with { MaxConcurrentLoads = 1 });
        var failure = await Assert.ThrowsAsync<EventStoreException>(() => ReadAsync(other, read).WaitAsync(Soon));
        Assert.False(failure.IsTransient);
        Assert.Contains($"the event at position 3, version 2 of stream 'damaged', is of type {type}, which has no row in", failure.Message, StringComparison.Ordinal);
        using var sound = await other.ReadStreamAsync(TestEvents.Stream("sound"), 1, ReadDirection.Forward, 10);
        Assert.Equal(1, sound.Count);
    }

    private static async Task ReadAsync(PostgresEventStore store, string read)
    {
        var load = new LoadRequest { Stream = TestEvents.Stream("damaged"), MaxEvents = 10, DataSuffices = read is not "events" };
        await (read switch
        {
            "all" => (Task)store.ReadAllAsync(0, EventFilter.All, 10).AsTask(),
            "filtered" => store.ReadAllAsync(0, new EventFilter { Categories = [load.Stream.Category] }, 10).AsTask(),
            "stream" => store.ReadStreamAsync(load.Stream, 1, ReadDirection.Forward, 10).AsTask(),
            "snapshot" => store.LoadAsync(load with { SnapshotKey = 1 }).AsTask(),
            "many" => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => store.LoadAsync(load).AsTask())),
            _ => store.LoadAsync(load).AsTask(),
        });
    }
}
