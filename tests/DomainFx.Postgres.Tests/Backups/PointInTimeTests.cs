using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Backups;

/// <summary>A server that was set back to a moment, by a base backup and the log that it archived since.</summary>
public sealed class PointInTimeTests
{
    [Fact]
    public async Task Subscriptions_go_on_from_before_the_moment_and_stop_loudly_from_after_it()
    {
        await using var archived = await ArchivedServer.StartAsync();
        var options = new PostgresStoreOptions { ConnectionString = archived.Server.ConnectionString };
        await using var store = new PostgresEventStore(options);
        await AppendAsync(store, "one two");
        await archived.BackUpAsync();
        await AppendAsync(store, "three four");
        await using var living = new Following(store, Checkpoint.Start);
        var before = await living.ReachedAsync(4);
        var moment = await archived.MomentAsync();
        await AppendAsync(store, "lost lost");
        var after = await living.ReachedAsync(6);

        await archived.GoBackToAsync(moment);

        // Under the store that lives on, and in a process that starts now.
        var lost = Assert.IsType<CheckpointLostException>(await living.EndedAsync());
        Assert.Equal((after, before.Position), (lost.Checkpoint, lost.Head));
        await using var fresh = new PostgresEventStore(options);
        await using (var beyond = new Following(fresh, after))
            Assert.Equal(after, Assert.IsType<CheckpointLostException>(await beyond.EndedAsync()).Checkpoint);
        await using var goingOn = new Following(fresh, before);
        Assert.Equal("one two three four", string.Join(' ', (await fresh.ReadAllAsync()).Select(recorded => recorded.Stream.Id)));
        await AppendAsync(store, "five");
        await AppendAsync(fresh, "six");
        await goingOn.ReachedAsync(2);
        Assert.Equal("five six", goingOn.Seen);
    }

    private static async Task AppendAsync(IEventStore store, string streams)
    {
        foreach (var stream in streams.Split(' ')) await store.AppendAsync(stream, TestEvents.Event());
    }
}
