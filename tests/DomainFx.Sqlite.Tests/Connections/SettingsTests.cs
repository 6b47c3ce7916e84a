using DomainFx.Sqlite.Connections;
using Microsoft.Data.Sqlite;

namespace DomainFx.Sqlite.Tests.Connections;

public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Every connection, of the writer and of the readers, comes from SqliteDatabase.Open and is this class.
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    [InlineData("busy_timeout", "5000")]
    public void A_connection_has_the_setting(string pragma, string expected)
    {
        using var session = new SqliteSession($"Data Source={_folder.File};Pooling=False", _folder.File, TimeSpan.FromSeconds(5));
        using var statement = new SqliteStatement(session, $"PRAGMA {pragma}");
        Assert.True(statement.Step());
        Assert.Equal(expected, statement.Text(0));
    }

    [Fact]
    public async Task A_connection_string_cannot_weaken_the_settings()
    {
        await using (var store = new SqliteEventStore(_folder.Options with { ConnectionString = $"Data Source={_folder.File};Foreign Keys=False;Pooling=True" }))
            await store.AppendAsync("a", TestEvents.Event());
        using var session = new SqliteSession($"Data Source={_folder.File};Foreign Keys=False", _folder.File, TimeSpan.FromSeconds(5));
        using var statement = new SqliteStatement(session, "PRAGMA foreign_keys");
        Assert.True(statement.Step());
        Assert.Equal(1, statement.Int64(0));
    }

    [Theory]
    [InlineData("Data Source=:memory:", "UseInMemory")]
    [InlineData("Data Source=x;Mode=Memory", "UseInMemory")]
    [InlineData("", "UseInMemory")]
    [InlineData("Data Source=x.db;Mode=ReadOnly", "read-only")]
    [InlineData("Data Source=x.db;Cache=Shared", "Cache")]
    [InlineData("Data Source=file:x.db?mode=memory", "plain path")]
    public void A_connection_string_that_names_no_writable_file_is_refused_with_what_to_do(string connectionString, string advice)
    {
        var refused = Assert.Throws<ArgumentException>(() => new SqliteEventStore(new SqliteStoreOptions { ConnectionString = connectionString }));
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_store_leaves_one_file_that_others_may_move()
    {
        await using (var store = new SqliteEventStore(_folder.Options))
        {
            await store.AppendAsync("a", TestEvents.Event());
            Assert.Single(await store.ReadAllAsync());
        }

        Assert.Equal([_folder.File], Directory.GetFiles(Path.GetDirectoryName(_folder.File)!));
    }

    [Fact]
    public async Task The_application_may_keep_its_own_tables_in_the_file()
    {
        using (var own = new SqliteConnection($"Data Source={_folder.File};Pooling=False"))
        {
            own.Open();
            using var create = own.CreateCommand();
            create.CommandText = "CREATE TABLE events (x); CREATE TABLE streams (x); PRAGMA user_version = 77;";
            create.ExecuteNonQuery();
        }

        await using var store = new SqliteEventStore(_folder.Options);
        await store.AppendAsync("a", TestEvents.Event());
        Assert.Single(await store.ReadAllAsync());
    }

    [Fact]
    public async Task Reads_leave_the_thread_of_a_user_interface()
    {
        await using var store = new SqliteEventStore(_folder.Options);
        await store.AppendAsync("a", TestEvents.Event());
        var threads = new List<int>();
        var ended = new TaskCompletionSource<long>();
        new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            threads.Add(Environment.CurrentManagedThreadId);
            _ = ReadAsync();
        }).Start();
        Assert.Equal(1, await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.NotEqual(threads[0], threads[1]);

        async Task ReadAsync()
        {
            var readers = new Reading.ReaderPool(new SqliteDatabase(_folder.Options), 1);
            await using (readers)
            {
                ended.SetResult(await readers.ReadAsync(threads, static (session, threads) =>
                {
                    threads.Add(Environment.CurrentManagedThreadId);
                    return session.Head.Read();
                }, CancellationToken.None));
            }
        }
    }
}
