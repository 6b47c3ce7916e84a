using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Projections;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Streams;

/// <summary>A stream is archived or deleted while somebody appends to it, or saves a snapshot of it: one waits for the other.</summary>
public sealed class ClosingTests(SharedServer server)
{
    private static readonly StreamId Closed = TestEvents.Stream("first");

    private static readonly Flaw SnapshotLocksNothing = new("a snapshot locks no stream", @"(AND s\.version >= p_version AND s\.version > 0) FOR KEY SHARE", "$1");

    private static readonly Flaw ArchiveLocksNothing = new("who archives locks no stream", @"(FUNCTION [^ ]*archive_v1.*?AND s\.id = p_id) FOR UPDATE", "$1");

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_snapshot_that_is_saved_during_a_deletion_goes_with_it(bool isWaiting)
    {
        await using var run = await Handover.WithWorkerAsync(server.ConnectionString, isExclusive: true);
        await using var store = run.Schema.OpenStore();
        await store.GetHeadAsync();
        if (!isWaiting) await SnapshotLocksNothing.PutIntoAsync(run.Schema);
        await using var deletion = await run.BeginDeleteAsync("first");
        await deletion.Made;
        var saving = store.SaveSnapshotAsync(new Snapshot(Closed, 1, 1, "secret"u8.ToArray())).AsTask();
        await WaitOrEndAsync(run.Schema, saving, "save_snapshot_v1");
        Assert.Equal(isWaiting, !saving.IsCompleted);
        await deletion.CommitAsync();
        await saving;
        Assert.Equal(isWaiting ? 0 : 1, await run.CountAsync("snapshots"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_event_that_is_appended_while_its_stream_is_archived_moves_with_it(bool isWaiting)
    {
        await using var run = await Interleaving.StartAsync(server.ConnectionString, isWaiting ? null : ArchiveLocksNothing);
        await run.First.AppendAsync("first", TestEvents.Event());
        var slow = await run.StallAsync(run.First, "first");
        var archiving = run.Second.ArchiveStreamAsync(Closed, ExpectedVersion.Any).AsTask();
        await WaitOrEndAsync(run.Schema, archiving, "archive_v1");
        await slow.Gate.OpenAsync();
        await slow.Append;
        await archiving;
        Assert.Equal(isWaiting ? 0 : 1, await run.Schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.events"));
        Assert.Equal(isWaiting ? 2 : 1, await run.Schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.archived_events"));
    }

    private static Task WaitOrEndAsync(TestSchema schema, Task call, string function) => Until.TrueAsync(async () => call.IsCompleted || await schema.ScalarAsync<bool>(
        $"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{{schema}}.{function}%' AND pid <> pg_backend_pid())"));
}
