using DomainFx.Postgres.Tests.Fence;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Projections;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>An event is parked while its stream is deleted: what its handler threw, which may tell of what was in it, is not kept.</summary>
public sealed class ErasureTests(SharedServer server)
{
    private static readonly Flaw LocksNoStream = new("what is parked locks no stream", @"p_position\) FOR KEY SHARE;", "p_position);");

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_error_that_is_stored_during_a_deletion_waits_for_it_and_goes_with_it(bool isWaiting)
    {
        await using var run = await Handover.WithWorkerAsync(server.ConnectionString, isExclusive: true);
        await using var store = run.Schema.OpenStore();
        await store.GetHeadAsync();
        if (!isWaiting) await LocksNoStream.PutIntoAsync(run.Schema);
        await using var deletion = await run.BeginDeleteAsync("first");
        await deletion.Made;
        var parked = new ParkedEvent(new ParkedTouch(1, Guid.NewGuid(), "first"), "secret", DateTimeOffset.UtcNow);
        var storing = store.Projections.CommitAsync(run.Balances.Next() with { Parked = [parked] }).AsTask();
        await Until.TrueAsync(async () => storing.IsCompleted || await run.Schema.ScalarAsync<bool>(
            $"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'WITH advanced%{run.Schema.Name}%' AND wait_event_type = 'Lock' AND pid <> pg_backend_pid())"));
        Assert.Equal(isWaiting, !storing.IsCompleted);
        await deletion.CommitAsync();
        await storing;
        Assert.Equal(isWaiting ? ParkedEvent.StreamDeleted : "secret", await run.Schema.ScalarAsync<string>("SELECT error FROM {schema}.parked_events"));
    }
}
