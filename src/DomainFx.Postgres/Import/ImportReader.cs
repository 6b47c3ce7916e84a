using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DomainFx.Stores;

namespace DomainFx.Postgres.Import;

/// <summary>Reads the lines of an import into chunks, from where it was broken off.</summary>
internal sealed class ImportReader(string name, (long Lines, Guid LastId) done, ChunkSize size)
{
    /// <summary>Puts the lines that were not stored before into chunks. What fails here fails the reader of the channel.</summary>
    public async Task ReadAsync(IAsyncEnumerable<ExchangedLine> lines, ChannelWriter<ImportChunk> chunks, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var chunk in ChunksAsync(lines, cancellationToken).ConfigureAwait(false)) await chunks.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
            chunks.Complete();
        }
        catch (Exception exception)
        {
            chunks.Complete(exception);
        }
    }

    private async IAsyncEnumerable<ImportChunk> ChunksAsync(
        IAsyncEnumerable<ExchangedLine> lines, [EnumeratorCancellation] CancellationToken cancellationToken)
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

            if (!chunk.Suits(line))
            {
                yield return chunk.WithoutErased();
                chunk = new ImportChunk(chunk.LinesAfter, chunk.LastId);
            }

            chunk.Add(line);
            // As large as is right by now, and not when it was begun: the first ones are small.
            if (!chunk.IsFull(size.Events)) continue;
            yield return chunk.WithoutErased();
            chunk = new ImportChunk(chunk.LinesAfter, chunk.LastId);
        }

        if (skipped < done.Lines) throw NotTheSame(done.Lines);
        if (!chunk.IsEmpty) yield return chunk.WithoutErased();
    }

    private EventStoreException NotTheSame(long lines) => new(
        $"Import '{name}' stored {lines} lines before, but those given now are others. Give the same lines from the start to go on, or another name to import others.");
}
