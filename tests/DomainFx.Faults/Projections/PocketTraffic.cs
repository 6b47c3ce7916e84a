using DomainFx.Faults.Projections.Model;
using DomainFx.Stores;

namespace DomainFx.Faults.Projections;

/// <summary>Sends commands by two programs and deletes streams, whatever happens to the server, while the rows change hands between appends and workers.</summary>
internal sealed class PocketTraffic(Domain first, Domain second)
{
    private const int Callers = 4;
    private const int Pockets = 150;

    private int _sent;
    private int _deleted;
    private int _handed;

    /// <summary>What was done.</summary>
    public string Done => $"{_sent} commands, {_deleted} pockets deleted, {_handed} changes of hands";

    /// <summary>Goes on until it is stopped; what is under way is finished.</summary>
    public Task RunAsync(CancellationToken stopped) => Task.WhenAll(
        [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(new Random(100 + caller), caller % 2 == 0 ? first : second, stopped), CancellationToken.None)), HandOverAsync(stopped)]);

    private async Task CallAsync(Random random, Domain domain, CancellationToken stopped)
    {
        // Those that are deleted are never used again: others take their places.
        for (var generation = 0; !stopped.IsCancellationRequested;)
        {
            var id = $"pocket-{random.Next(Pockets)}-{generation / 400}";
            if (random.Next(25) == 0) await DeleteAsync(domain, id);
            else await FillAsync(domain, id, random.Next(1, 100));
            generation++;
            await Task.Delay(random.Next(15), CancellationToken.None);
        }
    }

    // A server that is away is asked again with the same id, until there is an answer.
    private async Task FillAsync(Domain domain, string id, long amount)
    {
        var once = new CommandOptions { CommandId = Guid.NewGuid() };
        while (true)
        {
            try
            {
                if (!(await domain.Pocket(id).Try.FillAsync(amount, once)).IsAccepted) continue;
                Interlocked.Increment(ref _sent);
                return;
            }
            catch (StreamClosedException)
            {
                return;
            }
            catch (EventStoreException)
            {
                await Task.Delay(20);
            }
        }
    }

    private async Task DeleteAsync(Domain domain, string id)
    {
        while (true)
        {
            try
            {
                await domain.Store.DeleteStreamAsync(new StreamId("pocket", id), ExpectedVersion.Any);
                Interlocked.Increment(ref _deleted);
                return;
            }
            catch (EventStoreException)
            {
                await Task.Delay(20);
            }
        }
    }

    private async Task HandOverAsync(CancellationToken stopped)
    {
        var random = new Random(99);
        for (var control = first.ProjectionControl; !stopped.IsCancellationRequested; await Task.Delay(random.Next(300, 900), CancellationToken.None))
        {
            try
            {
                await (random.Next(3) switch
                {
                    0 => control.RebuildAsync("pocket-tally", CancellationToken.None),
                    1 => control.ResetAsync("pocket-tally", cancellationToken: CancellationToken.None),
                    _ => PauseAsync(control),
                });
                _handed++;
            }
            catch (Exception exception) when (exception is EventStoreException or ArgumentException or InvalidOperationException)
            {
                // The server is away, it is not known before the first command, or its newest rebuild is not live yet.
            }
        }
    }

    private static async Task PauseAsync(IProjectionControl control)
    {
        await control.PauseAsync("pocket-tally", CancellationToken.None);
        await Task.Delay(100);
        for (var isPaused = true; isPaused;)
        {
            try
            {
                await control.ResumeAsync("pocket-tally", CancellationToken.None);
                isPaused = false;
            }
            catch (EventStoreException)
            {
                await Task.Delay(20);
            }
        }
    }
}
