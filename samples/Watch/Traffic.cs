using DomainFx;
using Microsoft.Extensions.Hosting;

namespace Watch;

/// <summary>Sends commands, one after the other, for as long as the host runs.</summary>
public abstract class Traffic(RequestCount count) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1);

    protected abstract Task SendOneAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await SendOneAsync(stoppingToken);
                count.Add();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is EventStoreException or ConcurrencyException)
            {
                // The store is away for a while, or others are quicker: the next one may do better.
                pause = LongPause;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
