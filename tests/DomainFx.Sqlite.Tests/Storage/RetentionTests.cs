using DomainFx.Stores;

namespace DomainFx.Sqlite.Tests.Storage;

public sealed class RetentionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Clock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(true), InlineData(false)]
    public async Task Commands_are_remembered_as_long_as_asked_for(bool isBounded)
    {
        var options = _folder.Options with { TimeProvider = _clock };
        if (isBounded) options = options with { CommandRetention = TimeSpan.FromDays(7) };
        await using var store = new SqliteEventStore(options);
        var (old, recent) = (Guid.NewGuid(), Guid.NewGuid());
        await AppendAsync(store, old);
        _clock.Now += TimeSpan.FromDays(6);
        await AppendAsync(store, recent);
        _clock.Now += TimeSpan.FromDays(2);
        for (var i = 0; i < 64; i++) await AppendAsync(store, Guid.NewGuid());
        Assert.Equal(!isBounded, (await AppendAsync(store, old)).IsDuplicate);
        Assert.True((await AppendAsync(store, recent)).IsDuplicate);
    }

    private static ValueTask<AppendResult> AppendAsync(SqliteEventStore store, Guid command) => store.AppendAsync(new StreamAppend
    {
        Stream = TestEvents.Stream("a"), Expected = ExpectedVersion.Any, Events = new[] { TestEvents.Event() }, Command = new CommandKey(command, 1),
    });

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
