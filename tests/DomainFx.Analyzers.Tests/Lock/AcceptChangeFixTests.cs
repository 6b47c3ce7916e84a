using DomainFx.CodeFixes.Lock;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>A change is accepted into the lock only where stored events survive it.</summary>
public sealed class AcceptChangeFixTests
{
    private const string Usings = "using DomainFx;\nusing System.Text.Json.Serialization;\nnamespace Shop;\n";

    [Theory]
    [InlineData("DFX3001", "int A, int B", "int A")]
    [InlineData("DFX3002", "int A", "long A")]
    [InlineData("DFX3004", "int A, string? Note = null", "int A, string? Text = null")]
    [InlineData("DFX3009", "int A", "int A, int B = 1")]
    public async Task What_stored_events_survive(string id, string before, string after)
    {
        string kept = Locked.LockOf(Event(before));
        using var fix = new LockFix(kept, Usings + Event(after));
        await fix.ApplyAsync(id, new AcceptChangeFix());
        Assert.Equal(Locked.Merge(kept, Event(after), acceptsAll: true), await fix.LockAsync());
        await fix.VerifySoundAsync();
    }

    [Theory]
    [InlineData("DFX3002", "int A", "string A")]
    [InlineData("DFX3004", "int A", "int B")]
    [InlineData("DFX3001", "int A, string B, long C", "string A, string B")]
    public async Task What_they_do_not_survive_is_not_offered(string id, string before, string after)
    {
        using var fix = new LockFix(Locked.LockOf(Event(before)), Usings + Event(after));
        Assert.Empty(await fix.OfferedAsync(id, new AcceptChangeFix()));
    }

    [Fact]
    public async Task A_lock_that_is_missing_is_made()
    {
        using var fix = new LockFix(null, Usings + Event("int A"));
        await fix.ApplyAsync("DFX3009", new AcceptChangeFix());
        Assert.Equal(Locked.LockOf(Event("int A")), await fix.LockAsync());
    }

    [Theory]
    [InlineData("DFX3010", "long", "e.A")]
    [InlineData("DFX3011", "int", "e.A + 1")]
    public async Task What_snapshots_are_made_of(string id, string type, string value)
    {
        using var fix = new LockFix(Locked.LockOf(State("int", "e.A")), Usings + State(type, value));
        await fix.ApplyAsync(id, new AcceptChangeFix());
        Assert.Equal(Locked.LockOf(State(type, value)), await fix.LockAsync());
    }

    [Theory]
    [InlineData("DFX3010", "private int", "private long")]
    [InlineData("DFX3010", "public int Count", "[Indexed] public int Count")]
    [InlineData("DFX3011", "Count += e.A", "Count -= e.A")]
    [InlineData("DFX3011", "_n += e.A", "_n -= e.A")]
    public async Task What_rows_and_projections_are_made_of(string id, string old, string @new)
    {
        const string Before = """
            [Aggregate("a"), Snapshot] public sealed partial class A { private int _x; [Command(Creates = true)] public void Open() { } [Event] private void Apply(E e) => _x = e.A; public long X => _x; }
            [ReadModel("rows")] public sealed partial class Row { [Key] public string Id { get; private set; } = ""; public int Count { get; private set; } [Event] private void Apply(E e) => Count += e.A; }
            [Projection("p")] public sealed partial class P { private static int _n; [Event] private void Apply(E e) => _n += e.A; }
            [EventType("e")] public sealed record E(int A);
            """;
        using var fix = new LockFix(Locked.LockOf(Before), Usings + Before.Replace(old, @new, StringComparison.Ordinal));
        await fix.ApplyAsync(id, new AcceptChangeFix());
        Assert.Equal(Locked.LockOf(Before.Replace(old, @new, StringComparison.Ordinal)), await fix.LockAsync());
        await fix.VerifySoundAsync();
    }

    private static string Event(string properties) => $"[EventType(\"e\")] public sealed record E({properties});";

    private static string State(string type, string value) =>
        $"[Aggregate(\"a\"), Snapshot] public sealed partial class A {{ private {type} _x; [Command(Creates = true)] public void Open() {{ }} [Event] private void Apply(E e) => _x = {value}; public {type} X => _x; }} {Event("int A")}";
}
