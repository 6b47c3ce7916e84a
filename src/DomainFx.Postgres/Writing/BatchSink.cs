using System.Diagnostics;
using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Projections;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Postgres.Writing;

/// <summary>Writes a batch of appends in one round trip and one transaction. Members whose streams others hold are put off to a lane of their own.</summary>
internal sealed class BatchSink(PostgresDatabase database, Action appended) : IAppendSink, IDisposable
{
    private readonly BusyLane _busyLane = new(database.Options);
    private readonly ServerOutage _outage = new();

    public bool IsBlocking => false;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask AppendAsync(IReadOnlyList<PendingAppend> batch)
    {
        // The last member is the one that waits the shortest.
        if (_outage.IsGivenUp(batch[^1].AcceptedAt, database.Options.RetryTimeout))
        {
            Fail(batch, _outage.Failure!);
            return;
        }

        var start = Stopwatch.GetTimestamp();
        using var activity = PostgresTelemetry.StartAppend(database.Schema, batch.Count);
        try
        {
            // Whoever waited while the server was away for the batch before has waited for it too.
            if (await AppendAllAsync(batch, waitMilliseconds: 0, _outage.IsOn ? batch[0].AcceptedAt : start, _outage).ConfigureAwait(false)) appended();
            PostgresTelemetry.Appended(batch.Count, start);
        }
        catch (EventStoreException exception) when (_outage.IsOn)
        {
            // No member's fault: sending them again one by one would multiply the wait.
            Fail(batch, exception);
        }
    }

    public async ValueTask AppendPutOffAsync(PendingAppend member)
    {
        if (await _busyLane.RunAsync(member, (member, wait) => AppendAllAsync([member], wait, Stopwatch.GetTimestamp(), outage: null)).ConfigureAwait(false)) appended();
    }

    public void Dispose() => _busyLane.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> AppendAllAsync(IReadOnlyList<PendingAppend> batch, int waitMilliseconds, long since, ServerOutage? outage)
    {
        try
        {
            return await AppendAsync(batch, waitMilliseconds, since, outage).ConfigureAwait(false);
        }
        catch (ReadModelStageException refused) when (RowlessAppends.IsOne(refused))
        {
            return await RepeatAsync(refused, batch, waitMilliseconds, since, outage).ConfigureAwait(false);
        }
    }

    // By itself: a method that makes a delegate allocates for it from its start on.
    private ValueTask<bool> RepeatAsync(ReadModelStageException refused, IReadOnlyList<PendingAppend> batch, int waitMilliseconds, long since, ServerOutage? outage) =>
        RowlessAppends.RepeatAsync(database, refused, () => AppendAsync(batch, waitMilliseconds, since, outage));

    private ValueTask<bool> AppendAsync(IReadOnlyList<PendingAppend> batch, int waitMilliseconds, long since, ServerOutage? outage) => database.RunAsync(
        (batch, times: Times(waitMilliseconds)), static (session, append, token) => AppendAsync(session, append.batch, append.times, token), since, outage, CancellationToken.None);

    private static void Fail(IReadOnlyList<PendingAppend> batch, EventStoreException failure)
    {
        foreach (var pending in batch)
        {
            pending.IsPutOff = false;
            pending.Fail(failure);
        }
    }

    private AppendTimes Times(int waitMilliseconds)
    {
        var now = database.Options.TimeProvider.GetUtcNow().UtcTicks;
        return new AppendTimes(now, database.Options.CommandRetention == TimeSpan.MaxValue ? null : now - database.Options.CommandRetention.Ticks, waitMilliseconds);
    }

    private static ValueTask<bool> AppendAsync(StoreSession session, IReadOnlyList<PendingAppend> batch, AppendTimes times, CancellationToken cancellationToken)
    {
        var names = BatchNames.EnsureAsync(session, batch, cancellationToken);
        return names.IsCompletedSuccessfully
            ? session.AppendAsync(batch, times, cancellationToken)
            : AppendAsync(names, session, batch, times, cancellationToken);
    }

    private static async ValueTask<bool> AppendAsync(ValueTask names, StoreSession session, IReadOnlyList<PendingAppend> batch, AppendTimes times, CancellationToken cancellationToken)
    {
        await names.ConfigureAwait(false);
        return await session.AppendAsync(batch, times, cancellationToken).ConfigureAwait(false);
    }
}
