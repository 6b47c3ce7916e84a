using DomainFx.Hosting.Supervising;
using DomainFx.Projections;

namespace DomainFx.Hosting.Tests;

/// <summary>Workers share partitions fairly without anybody who leads.</summary>
public sealed class FairShareTests
{
    [Theory]
    [InlineData(7, 1)]
    [InlineData(7, 2)]
    [InlineData(7, 3)]
    [InlineData(2, 5)]
    public void Free_partitions_are_taken_evenly_and_all_of_them(int partitions, int workers)
    {
        var scene = new Scene(partitions, workers);
        scene.Play(3);
        Assert.DoesNotContain(null, scene.Owners.Values);
        Assert.InRange(scene.Counts.Max() - scene.Counts.Min(), 0, 1);
    }

    [Fact]
    public void Who_comes_gets_a_share_and_what_a_leaver_had_is_taken_over()
    {
        var scene = new Scene(8, 1);
        scene.Play(2);
        scene.Add("w1");
        scene.Add("w2");
        scene.Play(4);
        Assert.Equal([2, 3, 3], scene.Counts.Order());
        scene.Remove("w1");
        scene.Play(4);
        Assert.Equal([4, 4], scene.Counts.Order());
        Dictionary<PartitionId, string?> settled = new(scene.Owners);
        scene.Play(20);
        Assert.Equal(settled, scene.Owners);
    }

    [Fact]
    public void What_nobody_else_runs_is_taken_beyond_the_share_and_not_given_up_again_and_again()
    {
        // The second worker is alive, but knows none of the projections.
        var scene = new Scene(4, 1);
        scene.AddIdle("w9");
        scene.Play(200);
        Assert.All(scene.Owners.Values, owner => Assert.Equal("w0", owner));
        Assert.InRange(scene.GivenUp, 0, 10);
    }

    private sealed class Scene
    {
        private readonly Dictionary<string, FairShare> _workers = new(StringComparer.Ordinal);
        private readonly List<string> _alive = [];

        public Scene(int partitions, int workers)
        {
            for (int number = 0; number < partitions; number++) Owners.Add(new PartitionId(new ProjectionKey("p", 1), number), null);
            for (int number = 0; number < workers; number++) Add($"w{number}");
        }

        public Dictionary<PartitionId, string?> Owners { get; } = [];

        public int GivenUp { get; private set; }

        public IReadOnlyList<int> Counts => [.. _workers.Keys.Select(worker => Owners.Values.Count(owner => owner == worker))];

        public void Add(string worker)
        {
            _workers.Add(worker, new FairShare(worker));
            _alive.Add(worker);
        }

        public void AddIdle(string worker) => _alive.Add(worker);

        public void Remove(string worker)
        {
            _workers.Remove(worker);
            _alive.Remove(worker);
            foreach (PartitionId id in Owners.Where(one => one.Value == worker).Select(one => one.Key).ToList()) Owners[id] = null;
        }

        public void Play(int rounds)
        {
            for (int round = 0; round < rounds; round++)
            {
                foreach ((string worker, FairShare share) in _workers)
                {
                    (IReadOnlyList<PartitionId> take, IReadOnlyList<PartitionId> giveUp) = share.Decide([.. Owners.Select(one => (one.Key, one.Value))], _alive);
                    foreach (PartitionId id in giveUp) Owners[id] = null;
                    foreach (PartitionId id in take) Owners[id] ??= worker;
                    GivenUp += giveUp.Count;
                }
            }
        }
    }
}
