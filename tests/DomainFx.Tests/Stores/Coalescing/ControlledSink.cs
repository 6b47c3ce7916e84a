using System.Threading.Channels;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Tests.Stores.Coalescing;

/// <summary>A sink whose batches wait until the test says what becomes of them.</summary>
internal sealed class ControlledSink : IAppendSink
{
    private readonly Channel<SinkBatch> _arrived = Channel.CreateUnbounded<SinkBatch>();

    public bool IsBlocking { get; init; }

    /// <summary>The number of batches that were sent.</summary>
    public int Count { get; private set; }

    public ValueTask AppendAsync(IReadOnlyList<PendingAppend> batch)
    {
        Count++;
        var sent = new SinkBatch(batch);
        _arrived.Writer.TryWrite(sent);
        return new ValueTask(sent.Outcome);
    }

    /// <summary>The next batch that was sent.</summary>
    public async Task<SinkBatch> NextAsync() =>
        await _arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
}
