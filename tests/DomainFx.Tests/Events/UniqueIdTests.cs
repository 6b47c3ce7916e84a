using System.Collections.Concurrent;

namespace DomainFx.Tests.Events;

public sealed class UniqueIdTests
{
    [Fact]
    public void An_ordered_id_has_the_layout_of_version_7()
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(0x0123_4567_89AB);
        var id = UniqueId.TimeOrdered(time);
        Assert.Equal(7, id.Version);
        Assert.InRange(id.Variant, 8, 11);
        Assert.StartsWith("01234567-89ab-7", id.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Later_ids_sort_after_earlier_ones()
    {
        var start = DateTimeOffset.UtcNow;
        var ids = Enumerable.Range(0, 100).Select(i => UniqueId.TimeOrdered(start.AddMilliseconds(i))).ToArray();
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Select(id => id.ToString()).Order(StringComparer.Ordinal), ids.Select(id => id.ToString()));
    }

    [Fact]
    public void An_unordered_id_has_the_layout_of_version_4()
    {
        var id = UniqueId.Unordered();
        Assert.Equal(4, id.Version);
        Assert.InRange(id.Variant, 8, 11);
    }

    [Fact]
    public void Ids_differ_over_threads_even_at_one_time()
    {
        var ids = new ConcurrentBag<Guid>();
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 20_000; i++) ids.Add(UniqueId.TimeOrdered(DateTimeOffset.UnixEpoch));
        });
        Assert.Equal(160_000, ids.Distinct().Count());
    }
}
