using DomainFx.Roslyn.TestKit;

namespace DomainFx.Generators.Tests.Snapshots;

/// <summary>The code of snapshots, to be read.</summary>
public sealed class SnapshotCodeTests
{
    [Fact]
    public void State_of_every_origin() => Snapshot.Match(
        SnapshotSource.Run(SnapshotSource.Of(
            "private long _balance = 4; public string Shown => $\"{_balance}\"; public string Owner { get; } = \"\"; private readonly List<Line> _lines = new(); [NotInSnapshot] private int _cache = 1; public int Cache => _cache++;",
            "public abstract class Entity<TKey> where TKey : struct { private TKey _key = default; public TKey Key => _key; } public sealed class Line { private Line() { } public int Quantity { get; private set; } public Line? Next { get; set; } }",
            snapshot: "Every = 10",
            baseClass: " : Entity<System.Guid>")),
        "Account.Aggregate");

    [Fact]
    public void State_of_a_nested_object() => Snapshot.Match(
        SnapshotSource.Run(SnapshotSource.Of(
            "public Line? Line { get; private set; } public Size Size { get; private set; }",
            "public sealed class Line { private Line() { } public int Quantity { get; private set; } public (int, string?) Pair { get; } } public readonly struct Size(int width, int height) { private readonly int _width = width; public int Height { get; } = height; public int Width => _width; }")),
        ".State.");
}
