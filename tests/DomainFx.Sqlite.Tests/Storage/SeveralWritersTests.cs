using DomainFx.Stores;

namespace DomainFx.Sqlite.Tests.Storage;

/// <summary>What a writer keeps in memory never hides what another one wrote.</summary>
public sealed class SeveralWritersTests : IAsyncLifetime
{
    private static readonly StreamId Stream = TestEvents.Stream("a");
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteEventStore _left;
    private readonly SqliteEventStore _right;

    public SeveralWritersTests()
    {
        _left = new SqliteEventStore(_folder.Options);
        _right = new SqliteEventStore(_folder.Options);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _left.DisposeAsync();
        await _right.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_stream_that_another_writer_moved_on_is_looked_at_again()
    {
        for (var version = 0; version < 20; version += 2)
        {
            await AppendAsync(_left, version);
            await AppendAsync(_right, version + 1);
            var conflict = await Assert.ThrowsAsync<ConcurrencyException>(() => AppendAsync(_left, version + 1));
            Assert.Equal(version + 2, conflict.Actual);
        }
    }

    [Fact]
    public async Task A_stream_that_another_writer_archived_or_deleted_takes_no_more()
    {
        await AppendAsync(_left, 0);
        await _right.ArchiveStreamAsync(Stream, ExpectedVersion.Exactly(1));
        Assert.Equal(StreamState.Archived, (await Assert.ThrowsAsync<StreamClosedException>(() => AppendAsync(_left, 1))).State);
        await _right.DeleteStreamAsync(Stream, ExpectedVersion.Any);
        Assert.Equal(StreamState.Deleted, (await Assert.ThrowsAsync<StreamClosedException>(() => AppendAsync(_left, 1))).State);
    }

    [Fact]
    public async Task A_stream_whose_first_append_was_taken_back_is_missing_still()
    {
        // An event without a type breaks the transaction that its batch shares; the others are then sent again alone.
        var broken = TestEvents.Event() with { Type = default };
        var sent = new[] { _left.AppendAsync("x", TestEvents.Event()).AsTask(), AppendAsync(_left, 0), _left.AppendAsync("b", broken).AsTask() };
        await Task.WhenAll(sent[0], sent[1]);
        Assert.NotNull(await Record.ExceptionAsync(() => sent[2]));
        Assert.Equal(StreamState.Missing, (await _right.GetStreamAsync(TestEvents.Stream("b"))).State);
        await AppendAsync(_left, 1);
        Assert.Equal(2, (await _right.GetStreamAsync(Stream)).Version);
    }

    private static Task<AppendResult> AppendAsync(SqliteEventStore store, long expected) => store.AppendAsync(
        new StreamAppend { Stream = Stream, Expected = ExpectedVersion.Exactly(expected), Events = new[] { TestEvents.Event() } }).AsTask();
}
