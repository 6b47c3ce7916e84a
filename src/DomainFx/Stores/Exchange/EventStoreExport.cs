using System.Runtime.CompilerServices;

namespace DomainFx.Stores;

/// <summary>Exports what a store holds: to another store, a file, a person.</summary>
public static class EventStoreExport
{
    private const int StatesAtOnce = 16;

    /// <summary>Writes all events in global order as newline-delimited JSON, then which streams are archived.
    /// Snapshots are left out, since they follow from events; so is what is remembered of commands.</summary>
    /// <param name="store">The store.</param>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="afterPosition">Only events after this position, to go on with an export; 0 is the start. Those before are read, but not written: their streams may have been archived since.</param>
    /// <param name="progress">Told the position of the last event of each page.</param>
    /// <param name="cancellationToken">Cancels the export; what was written until then is whole lines, but the last may be cut.</param>
    /// <returns>The number of lines.</returns>
    public static Task<long> ExportAsync(
        this IEventStore store, Stream output, long afterPosition = 0, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return ExchangedLines.WriteAsync(AllLinesAsync(store, afterPosition, progress, cancellationToken), output, cancellationToken);
    }

    /// <summary>Writes the events of some streams, one stream after the other, as newline-delimited JSON, and after each whether it is archived.</summary>
    /// <param name="store">The store.</param>
    /// <param name="streams">The streams; those that are missing leave no line.</param>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="cancellationToken">Cancels the export.</param>
    /// <returns>The number of lines.</returns>
    public static Task<long> ExportStreamsAsync(
        this IEventStore store, IEnumerable<StreamId> streams, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(streams);
        return ExchangedLines.WriteAsync(StreamLinesAsync(store, streams, cancellationToken), output, cancellationToken);
    }

    private static async IAsyncEnumerable<ExchangedLine> AllLinesAsync(
        IEventStore store, long afterPosition, IProgress<long>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var streams = new HashSet<StreamId>();
        var position = afterPosition;
        for (var hasMore = true; hasMore;)
        {
            var page = await store.ReadAllPageAsync(position, filter: null, 1_000, cancellationToken).ConfigureAwait(false);
            foreach (var recorded in page.Events)
            {
                streams.Add(recorded.Stream);
                yield return ExchangedLine.Of(recorded);
            }

            (position, hasMore) = (page.Next, page.HasMore);
            progress?.Report(position);
        }

        if (afterPosition > 0)
        {
            await foreach (var recorded in store.ReadAllAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (recorded.Position > afterPosition) break;
                streams.Add(recorded.Stream);
            }
        }

        foreach (var some in streams.Chunk(StatesAtOnce))
        {
            var states = await Task.WhenAll(some.Select(stream => store.GetStreamAsync(stream, cancellationToken).AsTask())).ConfigureAwait(false);
            foreach (var (stream, info) in some.Zip(states))
            {
                if (info.State is StreamState.Archived) yield return ExchangedLine.OfArchived(stream);
            }
        }
    }

    private static async IAsyncEnumerable<ExchangedLine> StreamLinesAsync(
        IEventStore store, IEnumerable<StreamId> streams, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var stream in streams)
        {
            await foreach (var recorded in store.ReadStreamAsync(stream, fromVersion: 1, cancellationToken).ConfigureAwait(false)) yield return ExchangedLine.Of(recorded);
            var info = await store.GetStreamAsync(stream, cancellationToken).ConfigureAwait(false);
            if (info.State is StreamState.Archived) yield return ExchangedLine.OfArchived(stream);
        }
    }
}
