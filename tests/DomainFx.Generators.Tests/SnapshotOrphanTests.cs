using DomainFx.Roslyn.TestKit;

namespace DomainFx.Generators.Tests;

public sealed class SnapshotOrphanTests
{
    [Fact]
    public void Every_snapshot_belongs_to_a_test() => Assert.Empty(SnapshotOrphans.Of(typeof(SnapshotOrphanTests).Assembly));
}
