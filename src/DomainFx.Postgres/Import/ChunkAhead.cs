namespace DomainFx.Postgres.Import;

/// <summary>A chunk that is copied while the one before it is being stored.</summary>
internal sealed class ChunkAhead(ImportChunk chunk)
{
    private readonly TaskCompletionSource _nextMayBegin = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImportChunk Chunk => chunk;

    /// <summary>Done when the next chunk can be made ready.</summary>
    public Task NextMayBegin => _nextMayBegin.Task;

    /// <summary>Whether it was stored. If not, it is to be stored once more, after the one before it.</summary>
    public Task<bool> Stored { get; private set; } = Task.FromResult(false);

    /// <summary>Starts to store it; not one that archives streams, which are locked and moved as a whole.</summary>
    public void Start(Func<ChunkAhead, Task<bool>> store)
    {
        if (chunk.Archived.Count == 0) Stored = RunAsync(store);
        else _nextMayBegin.SetResult();
    }

    /// <summary>The streams and positions are its own: the next one can be made ready.</summary>
    public void LetNextBegin() => _nextMayBegin.SetResult();

    private async Task<bool> RunAsync(Func<ChunkAhead, Task<bool>> store)
    {
        try
        {
            return await store(this).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whatever it was, it is told if it comes again when the chunk is stored in its turn.
            return false;
        }
        finally
        {
            _nextMayBegin.TrySetResult();
        }
    }
}
