using DomainFx.Projections;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Sqlite.Writing;

/// <summary>Writes a batch of appends as one transaction.</summary>
internal sealed class BatchSink(Writer writer, TimeProvider time, TimeSpan commandRetention) : IAppendSink, IDisposable
{
    private readonly MetadataBuffer _metadata = new();

    public bool IsBlocking => true;

    public async ValueTask AppendAsync(IReadOnlyList<PendingAppend> batch)
    {
        await writer.StartTurnAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            Append(batch);
        }
        finally
        {
            writer.EndTurn();
        }
    }

    public void Dispose() => _metadata.Dispose();

    private void Append(IReadOnlyList<PendingAppend> batch)
    {
        AppendTransaction transaction;
        try
        {
            transaction = new AppendTransaction(writer.Begin(), _metadata, time.GetUtcNow(), commandRetention);
        }
        catch (EventStoreException exception)
        {
            // No member's fault, and none was tried: sending them again one by one would multiply the wait for a lock.
            writer.TakeBack();
            foreach (var pending in batch) pending.Fail(exception);
            return;
        }

        try
        {
            foreach (var pending in batch) Append(transaction, pending);
            transaction.Complete();
            writer.Commit(transaction.Head);
        }
        catch
        {
            writer.TakeBack();
            throw;
        }
    }

    private static void Append(AppendTransaction transaction, PendingAppend pending)
    {
        try
        {
            transaction.Append(pending.Appends, pending.Results);
        }
        catch (DomainFxException exception) when (exception is ConcurrencyException or StreamClosedException or CommandIdReusedException or ReadModelStageException)
        {
            pending.Fail(exception);
        }
    }
}
