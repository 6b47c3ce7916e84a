using System.Runtime.CompilerServices;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Health;
using DomainFx.Stores;

namespace DomainFx.Postgres.Reading;

/// <summary>Loads: a few at a time each by itself; what comes while those are on their way gathers, and shares the next round trip.</summary>
internal sealed class CoalescingLoader(PostgresDatabase database)
{
    private const int MaxShared = 32;
    private readonly Lock _lock = new();
    private readonly Queue<PendingLoad> _waiting = new();
    private int _underWay;

    public ValueTask<AggregateLoad> LoadAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        PendingLoad pending;
        lock (_lock)
        {
            if (_underWay < database.Options.MaxConcurrentLoads)
            {
                _underWay++;
                return LoadAloneAsync(request, cancellationToken);
            }

            _waiting.Enqueue(pending = new PendingLoad(request));
        }

        return WaitAsync(pending, cancellationToken);
    }

    private static async ValueTask<AggregateLoad> WaitAsync(PendingLoad pending, CancellationToken cancellationToken)
    {
        await using var _ = cancellationToken.UnsafeRegister(static (state, token) => ((PendingLoad)state!).Abandon(token), pending).ConfigureAwait(false);
        return await pending.Task.ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AggregateLoad> LoadAloneAsync(LoadRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await database.RunAsync(request, static (session, request, token) => session.LoadAsync(request, token), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (TakeWaiting() is { } next) _ = LoadWaitingAsync(next);
        }
    }

    private async Task LoadWaitingAsync(List<PendingLoad> batch)
    {
        for (var next = batch; next is not null; next = TakeWaiting())
        {
            try
            {
                var loads = await database.RunAsync(next, static (session, batch, token) => session.LoadMany(batch.TrueForAll(static pending => pending.Request.DataSuffices)).LoadAsync(batch, token), CancellationToken.None).ConfigureAwait(false);
                PostgresTelemetry.Shared(loads.Length);
                for (var i = 0; i < loads.Length; i++)
                {
                    PostgresTelemetry.Read("load", loads[i].Events.Count);
                    next[i].Answer(loads[i]);
                }
            }
            catch (Exception exception)
            {
                foreach (var pending in next) pending.Fail(exception);
            }
        }
    }

    /// <summary>What waits, for whoever is done with a round trip; null ends it.</summary>
    private List<PendingLoad>? TakeWaiting()
    {
        lock (_lock)
        {
            List<PendingLoad>? taken = null;
            while ((taken?.Count ?? 0) < MaxShared && _waiting.TryDequeue(out var pending))
            {
                if (!pending.IsAbandoned) (taken ??= []).Add(pending);
            }

            if (taken is null) _underWay--;
            return taken;
        }
    }
}
