using DomainFx.Stores;
using Microsoft.Data.Sqlite;

namespace DomainFx.Sqlite.Tests.Schema;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_does_not_exist_is_made_on_first_use()
    {
        await using var store = new SqliteEventStore(_folder.Options);
        Assert.False(File.Exists(_folder.File));
        Assert.Equal(0, await store.GetHeadAsync());
        Assert.True(File.Exists(_folder.File));
    }

    [Fact]
    public async Task An_empty_file_is_taken_over()
    {
        await File.WriteAllBytesAsync(_folder.File, []);
        await using var store = new SqliteEventStore(_folder.Options);
        await store.AppendAsync("a", TestEvents.Event());
        Assert.Equal(1, await store.GetHeadAsync());
    }

    [Fact]
    public async Task Opened_again_the_schema_is_left_as_it_is()
    {
        await using (var store = new SqliteEventStore(_folder.Options)) await store.AppendAsync("a", TestEvents.Event());
        var before = Schema();
        await using (var store = new SqliteEventStore(_folder.Options)) await store.AppendAsync("a", TestEvents.Event());
        Assert.Equal(before, Schema());
    }

    [Fact]
    public async Task Many_first_starts_at_once_make_one_schema()
    {
        for (var round = 0; round < 10; round++)
        {
            var options = new SqliteStoreOptions { ConnectionString = $"Data Source={_folder.PathOf($"round{round}.db")}" };
            var stores = Enumerable.Range(0, 8).Select(_ => new SqliteEventStore(options)).ToArray();
            await Task.WhenAll(stores.Select((store, i) => Task.Run(async () => await store.AppendAsync($"s{i}", TestEvents.Event()))));
            Assert.Equal(8, (await stores[0].ReadAllAsync()).Count);
            foreach (var store in stores) await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_schema_of_a_newer_program_is_refused_and_left_alone()
    {
        await using (var store = new SqliteEventStore(_folder.Options)) await store.AppendAsync("a", TestEvents.Event());
        Execute("UPDATE domainfx_schema SET version = version + 9990");
        await using var older = new SqliteEventStore(_folder.Options);
        foreach (var use in new Func<Task>[] { async () => await older.AppendAsync("a", TestEvents.Event()), async () => await older.GetHeadAsync() })
        {
            var refused = await Assert.ThrowsAsync<EventStoreException>(use);
            Assert.False(refused.IsTransient);
            Assert.Contains(_folder.File, refused.Message, StringComparison.Ordinal);
            Assert.Contains("schema version 999", refused.Message, StringComparison.Ordinal);
            Assert.Contains("Run the program with that version", refused.Message, StringComparison.Ordinal);
        }

        Execute("UPDATE domainfx_schema SET version = version - 9990");
        Assert.Single(await older.ReadAllAsync());
    }

    [Fact]
    public async Task Positions_are_not_given_again_after_the_newest_events_were_erased()
    {
        await using var store = new SqliteEventStore(_folder.Options);
        await store.AppendAsync("a", TestEvents.Event(), TestEvents.Event());
        await store.DeleteStreamAsync(TestEvents.Stream("a"), ExpectedVersion.Any);
        Execute("DELETE FROM domainfx_events");
        Assert.Equal(4, (await store.AppendAsync("b", TestEvents.Event())).Position);
    }

    private string Schema() => Execute("SELECT group_concat(sql, ';') FROM sqlite_schema");

    private string Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}
