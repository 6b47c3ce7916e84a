using DomainFx.Postgres;
using DomainFx.Stores;

namespace DomainFx.Faults.Postgres;

/// <summary>Follows a store, stops at any moment, and goes on from its checkpoint, as a process that is deployed again and again.</summary>
internal sealed class Subscriber(PostgresStoreOptions options, int number)
{
    private readonly Random _random = new(number);
    private readonly List<Guid> _seen = [];

    /// <summary>How often it started.</summary>
    public int Starts { get; private set; }

    public int Count
    {
        get
        {
            lock (_seen) return _seen.Count;
        }
    }

    /// <summary>The ids of the events, in the order in which they came.</summary>
    public Guid[] Seen
    {
        get
        {
            lock (_seen) return [.. _seen];
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var checkpoint = Checkpoint.Start; !cancellationToken.IsCancellationRequested; Starts++)
        {
            using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            // Every other one lives long enough to see sessions ended and the server restarted.
            stopped.CancelAfter(number % 2 == 0 ? _random.Next(20, 1_000) : _random.Next(8_000, 12_000));
            await using var store = new PostgresEventStore(options);
            try
            {
                await foreach (var recorded in store.SubscribeAsync(checkpoint, pageSize: _random.Next(1, 200), cancellationToken: stopped.Token))
                {
                    lock (_seen) _seen.Add(recorded.EventId);
                    checkpoint = Checkpoint.At(recorded);
                }
            }
            catch (Exception exception) when (exception is EventStoreException || (exception is OperationCanceledException && stopped.IsCancellationRequested))
            {
                // Stopped, or the server was away for too long: on from the checkpoint.
            }
        }
    }
}
