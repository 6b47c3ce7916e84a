using System.Collections.Concurrent;

namespace DomainFx.Tests.Commands;

/// <summary>A scoped service that remembers who asked it, and whether it was disposed.</summary>
public sealed class CreditBureau(CreditBureauLog log) : IAsyncDisposable
{
    public Task<bool> IsCreditworthyAsync(Guid commandId, CancellationToken cancellationToken)
    {
        log.Asked.Enqueue((this, commandId));
        return log.Answer(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        log.Disposed.Enqueue(this);
        return ValueTask.CompletedTask;
    }
}

public sealed class CreditBureauLog
{
    public ConcurrentQueue<(CreditBureau Bureau, Guid CommandId)> Asked { get; } = new();

    public ConcurrentQueue<CreditBureau> Disposed { get; } = new();

    public Func<CancellationToken, Task<bool>> Answer { get; set; } = _ => Task.FromResult(true);
}

/// <summary>Work that a command leaves behind.</summary>
public sealed class Background
{
    public TaskCompletionSource Gate { get; } = new();

    public Task Work { get; set; } = Task.CompletedTask;
}
