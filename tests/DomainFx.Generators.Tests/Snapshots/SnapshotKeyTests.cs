namespace DomainFx.Generators.Tests.Snapshots;

/// <summary>The key tells shapes apart, and only shapes: a snapshot is neither misread nor thrown away for nothing.</summary>
public sealed class SnapshotKeyTests
{
    private const string State = "private long _balance = 4; public string Shown => $\"{_balance}\"; public Status Status { get; private set; } private readonly List<Line> _lines = new();";
    private const string Types = "public enum Status { Open, Closed } public sealed class Line { public int Quantity { get; set; } private string? _note = \"\"; public string? Note => _note; }";

    private static readonly string Key = SnapshotSource.KeyOf(SnapshotSource.Of(State, Types));

    [Fact]
    public void It_does_not_depend_on_the_machine_or_the_run() => Assert.Equal("0x051B18B00F492A30", Key);

    [Theory]
    [InlineData("public Status Status { get; private set; } private readonly List<Line> _lines = new(); private long _balance = 4; public string Shown => $\"{_balance}\";", Types)]
    [InlineData("internal readonly List<Line> _lines = []; public Status Status { get; internal set; } public long Twice => _balance * 2; internal long _balance = 5;", Types)]
    [InlineData("[NotInSnapshot] private int _cache = 1; public int Cache => _cache++; " + State, Types)]
    [InlineData("private static int s_count; public int Count => s_count++; private const int Max = 3; public int Most => Max; " + State, Types)]
    [InlineData(State, "public enum Status { Open, Closed } public sealed class Line { private string? _note; public string? Note { get => _note; set => _note = value; } public int Quantity { get; init; } }")]
    public void What_is_no_shape_does_not_change_it(string state, string types) => Assert.Equal(Key, SnapshotSource.KeyOf(SnapshotSource.Of(state, types)));

    [Theory]
    [InlineData("_balance", "_total", "")]
    [InlineData("long _balance", "int _balance", "")]
    [InlineData("long _balance", "long? _balance", "")]
    [InlineData("List<Line>", "HashSet<Line>", "")]
    [InlineData("private long _balance = 4;", "private long _balance => 4;", "")]
    [InlineData("private long", "[NotInSnapshot] private long", "")]
    [InlineData("private long", "public int More { get; set; } private long", "")]
    [InlineData("", "", "Quantity")]
    [InlineData("", "", "_note")]
    [InlineData("", "", "Closed")]
    public void A_change_of_shape_changes_it(string old, string state, string type)
    {
        var changed = SnapshotSource.Of(
            old.Length > 0 ? State.Replace(old, state, StringComparison.Ordinal) : State,
            type.Length > 0 ? Types.Replace(type, type + "2", StringComparison.Ordinal) : Types);

        Assert.NotEqual(Key, SnapshotSource.KeyOf(changed));
    }

    [Fact]
    public void A_declared_version_changes_it()
    {
        var snapshot = SnapshotSource.KeyOf(SnapshotSource.Of(State, Types, snapshot: "Version = 2"));
        var aggregate = SnapshotSource.KeyOf(SnapshotSource.Of(State, Types, aggregate: ", StateVersion = 2"));

        Assert.Equal(3, new HashSet<string> { Key, snapshot, aggregate }.Count);
    }

    [Fact]
    public void How_often_they_are_taken_does_not() => Assert.Equal(Key, SnapshotSource.KeyOf(SnapshotSource.Of(State, Types, snapshot: "Every = 7")));
}
