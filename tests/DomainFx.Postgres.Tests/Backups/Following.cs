using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Backups;

/// <summary>A subscription that runs, and what it has seen.</summary>
internal sealed class Following : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly List<RecordedEvent> _seen = [];
    private readonly Task _running;

    public Following(IEventStore store, Checkpoint from) => _running = RunAsync(store, from);

    /// <summary>The ids of the events' streams.</summary>
    public string Seen
    {
        get
        {
            lock (_seen) return string.Join(' ', _seen.Select(one => one.Stream.Id));
        }
    }

    /// <summary>Where it stood after a number of events.</summary>
    public async Task<Checkpoint> ReachedAsync(int count)
    {
        await Until.TrueAsync(async () =>
        {
            if (_running.IsCompleted) await _running;
            lock (_seen) return _seen.Count >= count;
        });
        lock (_seen) return Checkpoint.At(_seen[count - 1]);
    }

    /// <summary>The exception that ended it.</summary>
    public Task<Exception> EndedAsync() => _running.WaitAsync(TimeSpan.FromSeconds(30)).ContinueWith(ended => ended.Exception!.InnerException!, TaskScheduler.Default);

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await Task.WhenAny(_running);
        _stopped.Dispose();
    }

    private async Task RunAsync(IEventStore store, Checkpoint from)
    {
        await foreach (var recorded in store.SubscribeAsync(from, pageSize: 3, cancellationToken: _stopped.Token))
        {
            lock (_seen) _seen.Add(recorded);
        }
    }
}
