using DomainFx.Postgres.Tests.Backups;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>A checkpoint whose event was erased with its stream, while an append in flight hides the tombstone.</summary>
public sealed class ErasedCheckpointTests(SharedServer server)
{
    [Theory]
    [InlineData("gone")]
    [InlineData("gone later")]
    public async Task It_is_not_taken_for_lost(string streams)
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        var checkpoint = default(Checkpoint);
        foreach (var stream in streams.Split(' '))
        {
            await run.Second.AppendAsync(stream, TestEvents.Event());
            if (stream == "gone") checkpoint = Checkpoint.At((await run.ReadingStore.ReadAllAsync())[^1]);
        }

        var slow = await run.StallAsync(run.First, "slow");
        await run.Second.DeleteStreamAsync(TestEvents.Stream("gone"), ExpectedVersion.Any);
        await using var following = new Following(run.ReadingStore, checkpoint);
        if (streams == "gone later") await following.ReachedAsync(1);
        await CheckpointCheck.VerifyAsync(run.ReadingStore, checkpoint, TestContext.Current.CancellationToken);
        await CheckpointCheck.VerifyAsync(run.ReadingStore, new Checkpoint(checkpoint.Position), TestContext.Current.CancellationToken);
        await slow.Gate.OpenAsync();
        await slow.Append;
        await following.ReachedAsync(streams == "gone" ? 2 : 3);
        Assert.Equal(streams == "gone" ? "slow gone" : "later slow gone", following.Seen);
    }

    [Fact]
    public async Task One_that_is_lost_is_told_so_all_the_same()
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString);
        await run.Second.AppendAsync("kept", TestEvents.Event());
        var kept = Checkpoint.At((await run.ReadingStore.ReadAllAsync())[0]);
        await run.StallAsync(run.First, "slow");
        foreach (var lost in new[] { new Checkpoint(kept.Position, Guid.NewGuid()), new Checkpoint(1_000, Guid.NewGuid()), new Checkpoint(1_000) })
        {
            var failure = await Assert.ThrowsAsync<CheckpointLostException>(() => CheckpointCheck.VerifyAsync(run.ReadingStore, lost, TestContext.Current.CancellationToken).AsTask());
            Assert.Equal((lost, 1), (failure.Checkpoint, failure.Head));
        }
    }
}
