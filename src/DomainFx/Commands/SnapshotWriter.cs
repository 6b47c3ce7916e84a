using System.Threading.Channels;
using DomainFx.Stores;
using Microsoft.Extensions.Logging;

namespace DomainFx.Commands;

/// <summary>Saves snapshots in the background, so that no command waits for one or fails by one. Bounded: a store that does not keep up gets fewer,
/// and what is on its way already is not saved again.</summary>
internal sealed class SnapshotWriter : IAsyncDisposable
{
    private const int Capacity = 256;

    private readonly Channel<Snapshot> _queue = Channel.CreateBounded<Snapshot>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Dictionary<(StreamId Stream, long Key), long> _underWay = [];
    private readonly IEventStore _store;
    private readonly ILogger _logger;
    private readonly Task _worker;

    public SnapshotWriter(IEventStore store, ILogger logger)
    {
        _store = store;
        _logger = logger;

        // The worker outlives whoever happened to need the domain first, and must not hold on to that caller's context.
        using (ExecutionContext.SuppressFlow()) _worker = Task.Run(SaveAllAsync);
    }

    /// <summary>Whether a snapshot of this version, or a newer one, is about to be saved.</summary>
    public bool IsUnderWay(StreamId stream, long key, long version)
    {
        lock (_underWay) return _underWay.TryGetValue((stream, key), out var newest) && newest >= version;
    }

    /// <summary>Hands a snapshot over; returns at once.</summary>
    public void Offer(Snapshot snapshot)
    {
        lock (_underWay)
        {
            if (IsUnderWay(snapshot.Stream, snapshot.Key, snapshot.Version)) return;
            if (_queue.Writer.TryWrite(snapshot))
            {
                _underWay[(snapshot.Stream, snapshot.Key)] = snapshot.Version;
                return;
            }
        }

        _logger.SnapshotDropped(snapshot.Stream, snapshot.Version);
        Telemetry.SnapshotFailed(snapshot.Stream.Category);
    }

    /// <summary>Saves what was handed over, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _worker.ConfigureAwait(false);
    }

    private async Task SaveAllAsync()
    {
        await foreach (var snapshot in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await _store.SaveSnapshotAsync(snapshot).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                _logger.SnapshotNotWritten(exception, snapshot.Stream, snapshot.Version);
                Telemetry.SnapshotFailed(snapshot.Stream.Category);
            }
            finally
            {
                Forget(snapshot);
            }
        }
    }

    private void Forget(Snapshot snapshot)
    {
        var key = (snapshot.Stream, snapshot.Key);
        lock (_underWay)
        {
            // A newer one may wait behind it.
            if (_underWay.TryGetValue(key, out var newest) && newest == snapshot.Version) _underWay.Remove(key);
        }
    }
}
