using DomainFx.Sqlite.Connections;
using DomainFx.Stores;
using Microsoft.Data.Sqlite;

namespace DomainFx.Sqlite.Tests.Failures;

/// <summary>What is wrong with a file is said once, with the file's name and what to do; and nothing is half written.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        var file = Path.Combine(_folder.PathOf("missing"), "store.db");
        await using var store = new SqliteEventStore(new SqliteStoreOptions { ConnectionString = $"Data Source={file}" });
        var failure = await ExpectFailure(() => store.AppendAsync("a", TestEvents.Event()).AsTask(), file, isTransient: false);
        Assert.Contains($"folder '{_folder.PathOf("missing")}' does not exist", failure.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder.PathOf("missing"));
        Assert.Equal(1, (await store.AppendAsync("a", TestEvents.Event())).Position);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_was()
    {
        var text = string.Concat(Enumerable.Repeat("no database. ", 1000));
        await File.WriteAllTextAsync(_folder.File, text);
        await using (var store = new SqliteEventStore(_folder.Options))
        {
            await ExpectFailure(() => store.AppendAsync("a", TestEvents.Event()).AsTask(), "is no SQLite database", isTransient: false);
            await ExpectFailure(() => store.GetHeadAsync().AsTask(), "is no SQLite database", isTransient: false);
        }

        Assert.Equal(text, await File.ReadAllTextAsync(_folder.File));
    }

    [Fact]
    public async Task A_damaged_file_is_reported_as_damaged()
    {
        await using (var store = new SqliteEventStore(_folder.Options))
        {
            for (var i = 0; i < 20; i++) await store.AppendAsync("a", [.. Enumerable.Range(0, 50).Select(_ => TestEvents.Event(200))]);
        }

        using (var file = File.OpenWrite(_folder.File))
        {
            // Past the first pages, which hold the schema: every other page of the tables.
            for (var page = 12; page * 4096L < file.Length - 4096; page++)
            {
                file.Position = page * 4096L;
                file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
            }
        }

        await using var damaged = new SqliteEventStore(_folder.Options);
        await ExpectFailure(() => damaged.ReadAllAsync(), "is damaged", isTransient: false);
        await ExpectFailure(() => ReadStreamAsync(damaged), "is damaged", isTransient: false);
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_are_reported_as_damage()
    {
        await using (var store = new SqliteEventStore(_folder.Options)) await store.AppendAsync("a", TestEvents.Event());
        Execute("PRAGMA foreign_keys = OFF; DELETE FROM domainfx_event_types");
        await using var damaged = new SqliteEventStore(_folder.Options);
        await ExpectFailure(() => ReadStreamAsync(damaged), "event type 1 is missing", isTransient: false);
    }

    [Fact]
    public async Task A_file_that_another_process_locks_is_a_transient_failure_and_nothing_is_stored()
    {
        await using var store = new SqliteEventStore(_folder.Options with { LockTimeout = TimeSpan.FromMilliseconds(200) });
        await store.AppendAsync("a", TestEvents.Event());
        using (var other = new SqliteConnection($"Data Source={_folder.File};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction(deferred: false);
            var waiting = Enumerable.Range(0, 20).Select(i => store.AppendAsync($"s{i}", TestEvents.Event()).AsTask()).ToArray();
            var start = TimeProvider.System.GetTimestamp();
            foreach (var append in waiting) await ExpectFailure(() => append, "is locked by another connection, and stayed so for 0.2 s", isTransient: true);
            // Together, not one after the other.
            Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(2));
            await ExpectFailure(() => store.SaveSnapshotAsync(new Snapshot(TestEvents.Stream("a"), 1, 1, new byte[1])).AsTask(), "is locked", isTransient: true);
            // Readers do not wait for writers.
            Assert.Single(await store.ReadAllAsync());
            transaction.Rollback();
        }

        Assert.Equal(new AppendResult(1, 2, false), await store.AppendAsync("s0", TestEvents.Event()));
    }

    [Fact]
    public async Task A_lock_that_goes_in_time_only_delays()
    {
        await using var store = new SqliteEventStore(_folder.Options with { LockTimeout = TimeSpan.FromSeconds(30) });
        await store.AppendAsync("a", TestEvents.Event());
        using var other = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        other.Open();
        var transaction = other.BeginTransaction(deferred: false);
        var waiting = store.AppendAsync("a", TestEvents.Event()).AsTask();
        await Task.Delay(100);
        Assert.False(waiting.IsCompleted);
        transaction.Rollback();
        Assert.Equal(2, (await waiting).StreamVersion);
    }

    [Fact]
    public async Task A_full_file_fails_what_does_not_fit_and_keeps_the_rest()
    {
        await using (var store = new SqliteEventStore(_folder.Options)) await store.AppendAsync("a", TestEvents.Event());
        var database = new SqliteDatabase(_folder.Options);
        await using var writer = new Writing.Writer(database, new HeadSignal());
        var sink = new Writing.BatchSink(writer, TimeProvider.System, TimeSpan.MaxValue);
        writer.Begin();
        writer.TakeBack();
        writer.Session!.Run("PRAGMA max_page_count = 40");
        await using (var appender = new DomainFx.Stores.Coalescing.CoalescingAppender(sink))
        {
            var small = Enumerable.Range(0, 5).Select(i => Append(appender, $"small{i}", 100)).ToArray();
            var great = Append(appender, "great", 300_000);
            await ExpectFailure(() => great, "cannot grow", isTransient: false);
            await Task.WhenAll(small);
        }

        await using var reopened = new SqliteEventStore(_folder.Options);
        Assert.Equal(6, (await reopened.ReadAllAsync()).Count);
        Assert.Equal(StreamState.Missing, (await reopened.GetStreamAsync(TestEvents.Stream("great"))).State);
    }

    private static Task<AppendResult> Append(DomainFx.Stores.Coalescing.CoalescingAppender appender, string id, int bytes) =>
        appender.AppendAsync(new StreamAppend { Stream = TestEvents.Stream(id), Expected = ExpectedVersion.Any, Events = new[] { TestEvents.Event(bytes) } }, CancellationToken.None).AsTask();

    private static async Task ReadStreamAsync(SqliteEventStore store)
    {
        using var page = await store.ReadStreamAsync(TestEvents.Stream("a"), 1, ReadDirection.Forward, 10_000);
    }

    private async Task<EventStoreException> ExpectFailure(Func<Task> use, string problem, bool isTransient)
    {
        var failure = await Assert.ThrowsAsync<EventStoreException>(use);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.Contains(Path.GetDirectoryName(_folder.File)!, failure.Message, StringComparison.Ordinal);
        Assert.Equal(isTransient, failure.IsTransient);
        return failure;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
