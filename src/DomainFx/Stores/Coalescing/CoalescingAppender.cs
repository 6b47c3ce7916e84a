namespace DomainFx.Stores.Coalescing;

/// <summary>
/// Gathers the appends of many callers into batches: while one batch is on its way, what arrives joins the next one.
/// There is no timer: who finds nothing on its way is sent at once.
/// </summary>
/// <remarks>
/// A member is an object with a task of its own, not pooled: beside a commit its 200 bytes do not show, and a caller that was cancelled may leave it
/// while the batch still holds it.
/// </remarks>
public sealed class CoalescingAppender : IThreadPoolWorkItem, IAsyncDisposable
{
    private const int MaxTurns = 16;

    private readonly IAppendSink _sink;
    private readonly AppendQueue _queue;
    private readonly SemaphoreSlim _places;
    private readonly Lock _lock = new();
    private readonly List<PendingAppend> _batch = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _putOff;
    private bool _isRunning;
    private bool _isClosed;

    /// <summary>Makes an appender in front of a sink.</summary>
    public CoalescingAppender(IAppendSink sink, CoalescingOptions? options = null)
    {
        _sink = sink;
        options ??= new CoalescingOptions();
        _queue = new AppendQueue(options);
        _places = new SemaphoreSlim(options.QueueCapacity);
    }

    /// <summary>Appends to one stream.</summary>
    /// <exception cref="ObjectDisposedException">The appender is disposed.</exception>
    public async ValueTask<AppendResult> AppendAsync(StreamAppend append, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(append);
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pending = Enqueue([append], cancellationToken);
            await using var _ = pending.AbandonOn(cancellationToken).ConfigureAwait(false);
            return (await pending.Task.ConfigureAwait(false))[0];
        }
        finally
        {
            _places.Release();
        }
    }

    // Written out beside the other one: a method between would be one more that waits, on the way of each append and of a process that makes its first.

    /// <summary>Appends to several streams, all or nothing.</summary>
    /// <exception cref="ArgumentException">Two appends are to the same stream.</exception>
    /// <exception cref="ObjectDisposedException">The appender is disposed.</exception>
    public async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken)
    {
        StreamAppend.RequireDifferentStreams(appends);
        if (appends.Count == 0) return [];
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pending = Enqueue([.. appends], cancellationToken);
            await using var _ = pending.AbandonOn(cancellationToken).ConfigureAwait(false);
            return await pending.Task.ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Waits until everything that was accepted has been answered; refuses what comes later.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
            CompleteIfDrained();
        }

        await _drained.Task.ConfigureAwait(false);
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private PendingAppend Enqueue(StreamAppend[] appends, CancellationToken cancellationToken)
    {
        // A caller that is cancelled may reuse its buffers while the batch still reads them.
        var pending = new PendingAppend(cancellationToken.CanBeCanceled ? Array.ConvertAll(appends, static append => append.WithOwnData()) : appends);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(IEventStore));
            _queue.Add(pending);
            if (_isRunning) return pending;
            _isRunning = true;
        }

        Run();
        return pending;
    }

    private void Run()
    {
        if (_sink.IsBlocking) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else _ = RunAsync();
    }

    private async Task RunAsync()
    {
        for (var hasBatch = TakeBatch(); hasBatch;)
        {
            if (_batch is [var only])
            {
                try
                {
                    await _sink.AppendAsync(_batch).ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    only.Fail(exception);
                }

                hasBatch = AnswerOnly(only);
                continue;
            }

            var areSent = await TrySendAsync(_batch, isLastTry: false).ConfigureAwait(false);
            foreach (var pending in _batch)
            {
                if (!areSent) await TrySendAsync([pending], isLastTry: true).ConfigureAwait(false);
                Answer(pending);
            }

            await LetCallersReturnAsync(_batch.Count).ConfigureAwait(false);
            hasBatch = TakeBatch();
        }
    }

    /// <summary>Answers a member that was alone, and takes the next batch. A caller that nobody else waits beside goes on right here, without a hop to another thread.</summary>
    private bool AnswerOnly(PendingAppend only)
    {
        if (only.IsPutOff)
        {
            StartPutOff(only);
            return TakeBatch();
        }

        var hasBatch = TakeBatch();
        // The last thing that is done, since it runs the caller's code.
        if (hasBatch) only.PublishSoon();
        else only.Publish();
        return hasBatch;
    }

    /// <summary>Callers that were just answered often append again at once: a few turns for them, microseconds each, keep them from missing the next batch,
    /// and two halves of them from taking turns.</summary>
    private async ValueTask LetCallersReturnAsync(int answered)
    {
        var expected = CountWaiting() + answered;
        for (var turn = 0; turn < MaxTurns && CountWaiting() < expected; turn++) await Task.Yield();
    }

    private int CountWaiting()
    {
        lock (_lock) return _queue.Count;
    }

    private bool TakeBatch()
    {
        lock (_lock)
        {
            _queue.TakeBatch(_batch);
            if (_batch.Count > 0) return true;
            _isRunning = false;
            CompleteIfDrained();
            return false;
        }
    }

    private async ValueTask<bool> TrySendAsync(IReadOnlyList<PendingAppend> batch, bool isLastTry)
    {
        try
        {
            await _sink.AppendAsync(batch).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            foreach (var pending in batch)
            {
                if (isLastTry) pending.Fail(exception);
                else pending.Unsettle();
            }

            if (!isLastTry) return false;
        }

        return true;
    }

    private void Answer(PendingAppend pending)
    {
        if (pending.IsPutOff) StartPutOff(pending);
        else pending.PublishSoon();
    }

    private void StartPutOff(PendingAppend member)
    {
        lock (_lock)
        {
            _putOff++;
            // What came later for the same streams stays behind it.
            _queue.HoldBack(member);
        }

        _ = AppendPutOffAsync(member);
    }

    private async Task AppendPutOffAsync(PendingAppend member)
    {
        try
        {
            await _sink.AppendPutOffAsync(member).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            member.Fail(exception);
        }

        member.PublishSoon();
        lock (_lock)
        {
            _putOff--;
            _queue.LetGo(member);
            if (_isRunning) return;
            _isRunning = true;
        }

        Run();
    }

    private void CompleteIfDrained()
    {
        if (_isClosed && !_isRunning && _putOff == 0) _drained.TrySetResult();
    }
}
