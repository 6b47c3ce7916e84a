using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Tests.Import;

/// <summary>A chunk of an import is copied while the one before it is being stored: what they share, and what becomes of both when something fails.</summary>
public sealed class AheadTests(SharedServer server)
{
    private const int Chunk = 10_000;

    [Fact]
    public async Task Chunks_that_share_streams_are_stored_in_order()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        // In the middle a stream is archived, one comes that was deleted, and more are made.
        var lines = new List<ExchangedLine>();
        var versions = new long[900];
        AddTurns(40, 0, 700);
        lines.Add(ExchangedLine.OfArchived(Stream(0)));
        lines.Add(ExchangedLine.Of(History.Event(Stream(1_000), 7, Guid.NewGuid(), StreamTombstone.EventType)));
        AddTurns(60, 1, 900);
        await store.ImportAsync("all", lines.ToAsyncEnumerable());

        Assert.Equal(lines.Where(line => line.Event is not null).Select(line => line.Event!.EventId), (await store.ReadAllAsync()).Select(recorded => recorded.EventId));
        Assert.Equal((StreamState.Archived, StreamState.Deleted), ((await store.GetStreamAsync(Stream(0))).State, (await store.GetStreamAsync(Stream(1_000))).State));
        for (var stream = 1; stream < versions.Length; stream++) Assert.Equal(versions[stream], (await store.GetStreamAsync(Stream(stream))).Version);

        static StreamId Stream(int number) => TestEvents.Stream($"stream {number}");

        void AddTurns(int turns, int first, int end)
        {
            for (var turn = 0; turn < turns; turn++)
            {
                for (var stream = first; stream < end; stream++) lines.Add(ExchangedLine.Of(History.Event(Stream(stream), ++versions[stream], Guid.NewGuid())));
            }
        }
    }

    [Fact]
    public async Task A_stream_that_somebody_else_holds_holds_up_no_reader()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var firstIsStored = new TaskCompletionSource();
        var isHeld = new TaskCompletionSource();
        var import = store.ImportAsync("all", LinesAsync(), new Told(_ => firstIsStored.TrySetResult()));
        await firstIsStored.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await using var connection = await schema.Database.OpenConnectionAsync();
        await using var holder = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, schema.Named("SELECT FROM {schema}.streams WHERE id = 'a' FOR UPDATE"));
        isHeld.SetResult();

        // The chunk is ahead, behind the fence, until it gives up; then it waits before the fence.
        await Until.TrueAsync(() => schema.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{schema}.import_streams_v1%')"));
        var other = await store.AppendAsync("other", TestEvents.Event());
        Assert.Equal(other.Position, await store.GetHeadAsync());
        Assert.False(import.IsCompleted);
        await holder.RollbackAsync();
        Assert.Equal(Chunk + 5, (await import).Events);
        Assert.Equal(Chunk + 5, (await store.GetStreamAsync(TestEvents.Stream("a"))).Version);

        async IAsyncEnumerable<ExchangedLine> LinesAsync()
        {
            for (var version = 1; version <= Chunk; version++) yield return History.Line("a", version, Guid.NewGuid());
            await isHeld.Task;
            for (var version = Chunk + 1; version <= Chunk + 5; version++) yield return History.Line("a", version, Guid.NewGuid());
        }
    }

    [Fact]
    public async Task An_append_between_two_chunks_is_not_overwritten()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        var firstIsStored = new TaskCompletionSource();
        var isAppended = new TaskCompletionSource();
        var import = store.ImportAsync("all", LinesAsync(), new Told(_ => firstIsStored.TrySetResult()));
        await firstIsStored.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await store.AppendAsync("a", TestEvents.Event());
        isAppended.SetResult();
        var conflict = await Assert.ThrowsAsync<ConcurrencyException>(() => import);
        Assert.Equal((Chunk, Chunk + 1), (conflict.Expected.Version, conflict.Actual));
        Assert.Equal(Chunk + 1, (await store.ReadAllAsync()).Count);

        async IAsyncEnumerable<ExchangedLine> LinesAsync()
        {
            for (var version = 1; version <= Chunk; version++) yield return History.Line("a", version, Guid.NewGuid());
            await isAppended.Task;
            yield return History.Line("b", 1, Guid.NewGuid());
            yield return History.Line("a", Chunk + 1, Guid.NewGuid());
        }
    }

    [Fact]
    public async Task Lost_connections_lose_and_double_nothing()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await store.GetHeadAsync();
        var ids = new Guid[150_000];
        for (var i = 0; i < ids.Length; i++) ids[i] = Guid.NewGuid();
        var import = store.ImportAsync("all", ids.Select((id, i) => History.Line($"stream {i % 1_000}", 1 + (i / 1_000), id)).ToAsyncEnumerable());
        var ended = 0L;
        // Most of them while two chunks are on their way.
        while (!import.IsCompleted && ended < 6)
        {
            ended += await schema.ScalarAsync<long>(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE '%{schema}.%' AND query LIKE 'COPY%' AND pid <> pg_backend_pid()");
            await Task.Delay(50);
        }

        Assert.Equal(ids.Length, (await import).Events);
        Assert.Equal(ids, (await store.ReadAllAsync()).Select(recorded => recorded.EventId));
        Assert.True(ended > 0, "no connection was ended in the middle of a chunk");
    }

    [Fact]
    public async Task A_pool_of_one_connection_suffices()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString) { MaxPoolSize = 1 };
        await using var store = new PostgresEventStore(schema.Options with { ConnectionString = settings.ConnectionString });
        Assert.Equal(45_000, (await store.ImportAsync("all", History.Lines("a", 1, 45_000))).Events);
        Assert.Equal(45_000, (await store.ReadAllAsync()).Count);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Told(Action<ImportProgress> action) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => action(value);
    }
}
