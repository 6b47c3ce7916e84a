using System.Threading.Channels;
using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Writing;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Postgres.Import;

/// <summary>Imports history chunk by chunk: while one is being stored, the next is copied beside it, and the one after that is read.</summary>
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
        var read = new ImportReader(name, done, _size).ReadAsync(lines, chunks.Writer, reading.Token);
        var result = new ImportProgress(done.Lines, 0);
        ChunkAhead? newest = null;
        var more = Task.FromResult(false);
        try
        {
            while (true)
            {
                more = chunks.Reader.WaitToReadAsync(cancellationToken).AsTask();
                if (newest is not null) await Task.WhenAny(more, newest.Stored).ConfigureAwait(false);
                // Also where the lines end, or fail: what came before is stored.
                var goesOn = more is { IsCompletedSuccessfully: true, Result: true };
                if (newest is not null && (newest.Stored.IsCompleted || !goesOn))
                {
                    await EndAsync(newest, null).ConfigureAwait(false);
                    newest = null;
                }

                if (!await more.ConfigureAwait(false) || !chunks.Reader.TryRead(out var chunk)) return result;
                var before = newest;
                newest = new ChunkAhead(chunk);
                newest.Start(ahead => StoreAheadAsync(ahead, before?.Stored ?? Task.FromResult(true), cancellationToken));
                await newest.NextMayBegin.ConfigureAwait(false);
                if (before is not null) await EndAsync(before, newest).ConfigureAwait(false);
            }
        }
        finally
        {
            await reading.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(read, more).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (newest is not null) await newest.Stored.ConfigureAwait(false);
        }

        async Task EndAsync(ChunkAhead ahead, ChunkAhead? after)
        {
            if (!await ahead.Stored.ConfigureAwait(false))
            {
                if (after is not null) await after.Stored.ConfigureAwait(false);
                await StoreAsync(ahead.Chunk, cancellationToken).ConfigureAwait(false);
            }

            result = new ImportProgress(ahead.Chunk.LinesAfter, result.Events + ahead.Chunk.Events.Count);
            stored();
            progress?.Report(result);
        }
    }

    // Once: whoever waits for it holds up others. Whatever fails is repeated in its turn.
    private async Task<bool> StoreAheadAsync(ChunkAhead ahead, Task<bool> before, CancellationToken cancellationToken)
    {
        var session = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var transaction = new ChunkTransaction(session, _checkpoint, _streams);
            var isStored = await transaction.TryRunAheadAsync(ahead.Chunk, before, ahead.LetNextBegin, cancellationToken).ConfigureAwait(false);
            if (isStored) _size.Took(ahead.Chunk.Events.Count, transaction.Fenced);
            return isStored;
        }
        finally
        {
            await database.CloseAsync(session).ConfigureAwait(false);
        }
    }

    private async Task StoreAsync(ImportChunk chunk, CancellationToken cancellationToken)
    {
        try
        {
            await StoreOnceAsync().ConfigureAwait(false);
        }
        catch (ReadModelStageException refused) when (RowlessAppends.IsOne(refused))
        {
            await RowlessAppends.RepeatAsync(database, refused, StoreOnceAsync).ConfigureAwait(false);
        }

        ValueTask<bool> StoreOnceAsync() =>
            database.RunAsync((chunk, Import: this), static (session, work, token) => work.Import.StoreAsync(session, work.chunk, token), cancellationToken);
    }

    private async ValueTask<bool> StoreAsync(StoreSession session, ImportChunk chunk, CancellationToken cancellationToken)
    {
        using var transaction = new ChunkTransaction(session, _checkpoint, _streams);
        await transaction.RunAsync(chunk, cancellationToken).ConfigureAwait(false);
        _size.Took(chunk.Events.Count, transaction.Fenced);
        return true;
    }
}
