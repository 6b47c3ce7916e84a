using System.Diagnostics;

namespace DomainFx.Stores.Coalescing;

/// <summary>A member of a batch: what one caller appends, to one stream or to several at once, and what it came to.</summary>
public sealed class PendingAppend : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource<AppendResult[]> _caller = new();
    private Exception? _failure;

    internal PendingAppend(IReadOnlyList<StreamAppend> appends)
    {
        Appends = appends;
        Results = new AppendResult[appends.Count];
        foreach (var append in appends) ByteCount += append.ByteCount;
    }

    /// <summary>What to append, all or nothing.</summary>
    public IReadOnlyList<StreamAppend> Appends { get; }

    /// <summary>The bytes of data.</summary>
    public long ByteCount { get; }

    /// <summary>Since when the caller waits: a <see cref="Stopwatch"/>'s timestamp.</summary>
    public long AcceptedAt { get; } = Stopwatch.GetTimestamp();

    /// <summary>The sink's results, in the order of <see cref="Appends"/>.</summary>
    public AppendResult[] Results { get; }

    internal Task<AppendResult[]> Task => _caller.Task;

    /// <summary>Whether the caller has gone: nobody waits for the outcome.</summary>
    internal bool IsAbandoned => _caller.Task.IsCompleted;

    /// <summary>Settles this member alone with a failure; nothing of it is stored.</summary>
    public void Fail(Exception failure) => _failure = failure;

    /// <summary>Set by the sink to put this member off, because its streams are held by others: nothing of it is stored then, and it is given to
    /// <see cref="IAppendSink.AppendPutOffAsync"/>, so that nobody else waits for them.</summary>
    public bool IsPutOff { get; set; }

    /// <summary>Forgets what was settled, because the batch did not complete.</summary>
    internal void Unsettle() => (_failure, IsPutOff) = (null, false);

    void IThreadPoolWorkItem.Execute() => Publish();

    /// <summary>Tells the caller what was settled, who goes on elsewhere.</summary>
    internal void PublishSoon() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);

    /// <summary>Tells the caller what was settled, who goes on before this returns.</summary>
    internal void Publish()
    {
        if (_failure is null) _caller.TrySetResult(Results);
        else _caller.TrySetException(_failure);
    }

    /// <summary>Lets the caller go when it is cancelled. The batch goes on if this is on its way already.</summary>
    internal CancellationTokenRegistration AbandonOn(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static (state, token) => ((PendingAppend)state!).Abandon(token), this);

    private void Abandon(CancellationToken cancellationToken) => ThreadPool.UnsafeQueueUserWorkItem(
        static left => left.Caller.TrySetCanceled(left.Token), (Caller: _caller, Token: cancellationToken), preferLocal: false);
}
