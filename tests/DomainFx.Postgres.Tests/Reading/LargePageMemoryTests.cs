using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;

namespace DomainFx.Postgres.Tests.Reading;

/// <summary>Memory is the process's: no other test runs meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class LargePageMemoryTests(SharedServer server)
{
    [Fact]
    public async Task Following_many_of_them_takes_the_memory_of_a_few_pages()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        await LargePageTests.FillAsync(store);
        var (before, most, seen) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var recorded in store.SubscribeAsync(Checkpoint.Start, cancellationToken: enough.Token))
        {
            Assert.Equal(++seen, recorded.Version);
            if (seen % 10 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            if (seen == LargePageTests.Events) break;
        }

        Assert.InRange(most - before, 0, 100 * LargePageTests.Megabyte);
    }
}
