using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Streams;

/// <summary>Appends to several streams in any order, from several processes, to streams that exist, that are new, and that become new at once.</summary>
public sealed class DeadlockTests(SharedServer server)
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1" ? 600 : 60;

    [Fact]
    public async Task No_mix_of_appends_to_several_streams_deadlocks()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        var options = schema.Options with { ConnectionString = $"{schema.ConnectionString};Application Name={schema.Name}" };
        PostgresEventStore[] stores = [new(options), new(options), new(options)];
        await stores[0].GetHeadAsync();
        var before = await DeadlocksAsync(schema);
        var sent = await Task.WhenAll(Enumerable.Range(0, 24).Select(caller => Task.Run(() => CallAsync(stores[caller % stores.Length], caller))));

        var stored = await stores[0].ReadAllAsync();
        Assert.Equal(sent.SelectMany(one => one).Order(), stored.Select(one => one.EventId).Order());
        foreach (var stream in stored.GroupBy(one => one.Stream)) Assert.Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version), stream.Select(one => one.Version));

        // A session reports its deadlocks at its end, at the latest.
        foreach (var store in stores) await store.DisposeAsync();
        await Until.TrueAsync(async () => await schema.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{schema.Name}'") == 0);
        Assert.Equal(before, await DeadlocksAsync(schema));
    }

    private static async Task<List<Guid>> CallAsync(PostgresEventStore store, int caller)
    {
        var random = new Random(caller);
        var sent = new List<Guid>();
        for (var round = 0; round < Rounds; round++)
        {
            // Old streams, and each round's new ones, in an order of the caller's own.
            string[] streams = [.. Enumerable.Range(0, 6).Select(n => $"old {n}"), .. Enumerable.Range(0, 6).Select(n => $"new {round}-{n}")];
            random.Shuffle(streams);
            StreamAppend[] appends = [.. streams.Take(random.Next(1, 6)).Select(stream => TestEvents.Append(stream, TestEvents.Events(random.Next(1, 4))))];
            await store.AppendAsync(appends);
            sent.AddRange(appends.SelectMany(append => append.Events.ToArray()).Select(one => one.EventId));
        }

        return sent;
    }

    private static Task<long> DeadlocksAsync(TestSchema schema) => schema.ScalarAsync<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
}
