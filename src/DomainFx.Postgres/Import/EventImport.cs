using System.Threading.Channels;
using DomainFx.Postgres.Connections;
using DomainFx.Stores;

namespace DomainFx.Postgres.Import;

/// <summary>Imports history chunk by chunk: while one is being stored, the next is read.</summary>
internal sealed class EventImport(PostgresDatabase database, string name)
{
    private readonly string _checkpoint = ImportCheckpoint.Name(name);
    private readonly ImportedStreams _streams = new();
    private readonly ChunkSize _size = new();

    public async Task<ImportProgress> RunAsync(
        IAsyncEnumerable<ExchangedLine> lines, Action stored, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var done = await database.RunAsync(
            _checkpoint, static (session, checkpoint, token) => ImportCheckpoint.ReadAsync(session, checkpoint, token), cancellationToken).ConfigureAwait(false);
        var chunks = Channel.CreateBounded<ImportChunk>(1);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = ReadAsync(lines, done, chunks.Writer, reading.Token);
        var result = new ImportProgress(done.Lines, 0);
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await database.RunAsync((chunk, import: this), static (session, work, token) => work.import.StoreAsync(session, work.chunk, token), cancellationToken).ConfigureAwait(false);
                result = new ImportProgress(chunk.LinesAfter, result.Events + chunk.Events.Count);
                stored();
                progress?.Report(result);
            }

            return result;
        }
        finally
        {
            await reading.CancelAsync().ConfigureAwait(false);
            await read.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask<bool> StoreAsync(StoreSession session, ImportChunk chunk, CancellationToken cancellationToken)
    {
        using var transaction = new ChunkTransaction(session, _checkpoint, _streams);
        await transaction.RunAsync(chunk, cancellationToken).ConfigureAwait(false);
        _size.Took(chunk.Events.Count, transaction.Fenced);
        return true;
    }

    // What fails here fails the reader of the channel.
    private async Task ReadAsync(IAsyncEnumerable<ExchangedLine> lines, (long Lines, Guid LastId) done, ChannelWriter<ImportChunk> chunks, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var chunk in ChunksAsync(lines, done, cancellationToken).ConfigureAwait(false)) await chunks.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
            chunks.Complete();
        }
        catch (Exception exception)
        {
            chunks.Complete(exception);
        }
    }

    private async IAsyncEnumerable<ImportChunk> ChunksAsync(
        IAsyncEnumerable<ExchangedLine> lines, (long Lines, Guid LastId) done, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (skipped, lastSkipped) = (0L, Guid.Empty);
        var chunk = new ImportChunk(done.Lines, done.LastId);
        await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (skipped < done.Lines)
            {
                lastSkipped = line.Event?.EventId ?? lastSkipped;
                if (++skipped == done.Lines && lastSkipped != done.LastId) throw NotTheSame(done.Lines);
                continue;
            }

            chunk.Add(line);
            // As large as is right by now, and not when it was begun: the first ones are small.
            if (!chunk.IsFull(_size.Events)) continue;
            yield return chunk;
            chunk = new ImportChunk(chunk.LinesAfter, chunk.LastId);
        }

        if (skipped < done.Lines) throw NotTheSame(done.Lines);
        if (!chunk.IsEmpty) yield return chunk;
    }

    private EventStoreException NotTheSame(long lines) => new(
        $"Import '{name}' stored {lines} lines before, but those given now are others. Give the same lines from the start to go on, or another name to import others.");
}
