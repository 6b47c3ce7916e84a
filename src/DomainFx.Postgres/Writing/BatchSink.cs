using System.Diagnostics;
using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Postgres.Writing;

/// <summary>Writes a batch of appends in one round trip and one transaction. Members whose streams others hold are put off to a lane of their own.</summary>
internal sealed class BatchSink(PostgresDatabase database, Action appended) : IAppendSink, IDisposable
{
    private readonly BusyLane _busyLane = new(database.Options);

    public bool IsBlocking => false;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask AppendAsync(IReadOnlyList<PendingAppend> batch)
    {
        var start = Stopwatch.GetTimestamp();
        using var activity = PostgresTelemetry.StartAppend(database.Schema, batch.Count);
        if (await AppendAsync(batch, waitMilliseconds: 0).ConfigureAwait(false)) appended();
        PostgresTelemetry.Appended(batch.Count, start);
    }

    public async ValueTask AppendPutOffAsync(PendingAppend member)
    {
        if (await _busyLane.RunAsync(member, (member, wait) => AppendAsync([member], wait)).ConfigureAwait(false)) appended();
    }

    public void Dispose() => _busyLane.Dispose();

    private ValueTask<bool> AppendAsync(IReadOnlyList<PendingAppend> batch, int waitMilliseconds) => database.RunAsync(
        (batch, times: Times(waitMilliseconds)), static (session, append, token) => AppendAsync(session, append.batch, append.times, token), CancellationToken.None);

    private AppendTimes Times(int waitMilliseconds)
    {
        var now = database.Options.TimeProvider.GetUtcNow().UtcTicks;
        return new AppendTimes(now, database.Options.CommandRetention == TimeSpan.MaxValue ? null : now - database.Options.CommandRetention.Ticks, waitMilliseconds);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> AppendAsync(StoreSession session, IReadOnlyList<PendingAppend> batch, AppendTimes times, CancellationToken cancellationToken)
    {
        await BatchNames.EnsureAsync(session, batch, cancellationToken).ConfigureAwait(false);
        if (batch is [{ Appends: [{ Events.Length: 1 } append] } pending])
            return Settle(pending, [await session.AppendEvent.AppendAsync(append, times, cancellationToken).ConfigureAwait(false)]);
        var answers = await session.AppendBatch.AppendAsync(batch, times, cancellationToken).ConfigureAwait(false);
        var (hasStored, start) = (false, 0);
        for (var i = 0; i < batch.Count; i++)
        {
            hasStored |= Settle(batch[i], answers.AsSpan(start, batch[i].Appends.Count));
            start += batch[i].Appends.Count;
        }

        return hasStored;
    }

    /// <summary>Settles a member; whether something of it was stored.</summary>
    private static bool Settle(PendingAppend member, ReadOnlySpan<AppendAnswer> answers)
    {
        var (hasStored, isBusy) = (false, false);
        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i].Failure(member.Appends[i]) is { } failure)
            {
                if (failure is ConcurrencyException) PostgresTelemetry.ConflictMet();
                member.Fail(failure);
                return false;
            }

            isBusy |= answers[i].Outcome is AppendOutcome.Busy;
            member.Results[i] = answers[i].Result;
            hasStored |= answers[i].Outcome is AppendOutcome.Stored;
        }

        member.IsPutOff = isBusy;
        if (isBusy) PostgresTelemetry.WasPutOff();
        return hasStored && !isBusy;
    }
}
