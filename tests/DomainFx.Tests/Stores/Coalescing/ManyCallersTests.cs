using System.Collections.Concurrent;
using DomainFx.Stores;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Tests.Stores.Coalescing;

public sealed class ManyCallersTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_caller_gets_the_answer_to_its_own_append(bool isBlocking)
    {
        const int Callers = 64;
        const int AppendsEach = 200;
        var sink = new CountingSink(isBlocking);
        await using (var appender = new CoalescingAppender(sink, new CoalescingOptions { QueueCapacity = 40, MaxBatchCount = 16 }))
        {
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
            {
                for (var i = 1; i <= AppendsEach; i++)
                    Assert.Equal(i, (await appender.AppendAsync(Appends.To($"s{caller}", $"{caller}:{i}"), CancellationToken.None)).StreamVersion);
            })));
        }

        Assert.Equal(Callers, sink.Versions.Count);
        Assert.All(sink.Versions.Values, version => Assert.Equal(AppendsEach, version));
    }

    /// <summary>Counts the appends of each stream; every seventh batch of several fails before it has counted anything.</summary>
    private sealed class CountingSink(bool isBlocking) : IAppendSink
    {
        private int _batches;

        public ConcurrentDictionary<StreamId, long> Versions { get; } = [];

        public bool IsBlocking => isBlocking;

        public async ValueTask AppendAsync(IReadOnlyList<PendingAppend> batch)
        {
            if (!isBlocking) await Task.Yield();
            Assert.Equal(batch.Count, batch.Select(member => member.Appends[0].Stream).Distinct().Count());
            if (++_batches % 7 == 0 && batch.Count > 1) throw new IOException("cut");
            foreach (var member in batch)
                member.Results[0] = new AppendResult(Versions.AddOrUpdate(member.Appends[0].Stream, 1, static (_, version) => version + 1), 1, IsDuplicate: false);
        }
    }
}
