using DomainFx.Postgres;
using DomainFx.Sqlite;
using DomainFx.Stores;

namespace DomainFx.Faults.Child;

/// <summary>
/// The child process: callers that append and report each answer on a line.
/// Every event's data is "append id/place in the append/events of the append", so that a reader can tell a torn append.
/// </summary>
internal static class AppendingChild
{
    // Each sends one batch at a time: with several, more appends are in flight at once.
    private const int PostgresStores = 4;

    /// <summary>Appends until everything is answered.</summary>
    /// <param name="arguments">A SQLite file or a connection string of PostgreSQL, name of the child, callers, appends for each caller.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (place, name, callers, appends) = (arguments[0], arguments[1], int.Parse(arguments[2]), int.Parse(arguments[3]));
        IEventStore[] stores = place.StartsWith("Host=", StringComparison.Ordinal)
            ? [.. Enumerable.Range(0, PostgresStores).Select(_ => new PostgresEventStore(new PostgresStoreOptions { ConnectionString = place }))]
            : [new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={place}" })];
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => CallAsync(stores[caller % stores.Length], name, caller, appends)));
        foreach (var store in stores) await store.DisposeAsync();
        Report("done");
        return 0;
    }

    private static async Task CallAsync(IEventStore store, string name, int caller, int appends)
    {
        var own = new StreamId("own", $"{name}-{caller}");
        var shared = new StreamId("shared", $"{caller % 3}");
        for (var i = 0; i < appends; i++)
        {
            // In turn: one event, several events, several events to two streams at once.
            var id = Guid.NewGuid();
            var results = await AppendAsync(store, (i % 3) switch
            {
                0 => [Append(own, id, 1)],
                1 => [Append(own, id, 4)],
                _ => [Append(own, id, 2), Append(shared, id, 3)],
            });
            Report($"stored {id:N} {string.Join(' ', results.Select(result => $"{result.StreamVersion}:{result.Position}"))}");
        }
    }

    // A server that is ended or rolls back on purpose is asked again with the same ids, until there is an answer.
    private static async Task<IReadOnlyList<AppendResult>> AppendAsync(IEventStore store, StreamAppend[] appends)
    {
        while (true)
        {
            try
            {
                return appends is [var only] ? [await store.AppendAsync(only)] : await store.AppendAsync(appends);
            }
            catch (EventStoreException) when (store is PostgresEventStore)
            {
                await Task.Delay(10);
            }
        }
    }

    private static StreamAppend Append(StreamId stream, Guid id, int count) => new()
    {
        Stream = stream,
        Expected = ExpectedVersion.Any,
        Command = new CommandKey(id, 1),
        Events = Enumerable.Range(1, count).Select(place => new EventData(
            Guid.NewGuid(), new EventType("appended", 1), System.Text.Encoding.UTF8.GetBytes($"{id:N}/{place}/{count}"), DateTimeOffset.UnixEpoch, EventMetadata.Empty)).ToArray(),
    };

    private static void Report(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
