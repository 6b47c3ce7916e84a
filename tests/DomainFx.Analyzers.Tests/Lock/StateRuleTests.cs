using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>States that are kept as snapshots, and the methods that make them.</summary>
public sealed class StateRuleTests
{
    [Fact]
    public async Task A_state_of_another_shape()
    {
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(Aggregate("A", "int", "_x = e.A;")), Aggregate("{|DFX3010:A|}", "long", "_x = e.A;")));
        Assert.Contains("(-_x: int, +_x: long)", reported.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
    }

    [Fact]
    public async Task A_state_of_another_shape_and_version() =>
        await Locked.VerifyAsync(Locked.LockOf(Aggregate("A", "int", "_x = e.A;")), Aggregate("A", "long", "_x = e.A;", "Version = 2"));

    [Theory]
    [InlineData("_x = e.A + 1;")]
    [InlineData("_x = e.A; _x++;")]
    [InlineData("_x = -e.A;")]
    public async Task A_method_that_does_something_else(string body)
    {
        string marked = Aggregate("A", "int", body).Replace("void Apply", "void {|DFX3011:Apply|}", StringComparison.Ordinal);
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(Aggregate("A", "int", "_x = e.A;")), marked));
        Assert.Contains("The [Event] method of 'e' in 'a' has changed without a new version", reported.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, reported.Severity);
    }

    [Theory]
    [InlineData("private void Apply(E e) { /* as before */ _x   =\n e.A; }")]
    [InlineData("private void Apply(E e) => _x = e.A;")]
    [InlineData("private void Apply(E happened) { _x = happened.A; }")]
    [InlineData("private void When(E e) { _x = e.A; }")]
    public async Task A_method_that_only_looks_different(string method) =>
        await Locked.VerifyAsync(Locked.LockOf(Aggregate("A", "int", "_x = e.A;")), Aggregate("A", "int", "_x = e.A;").Replace("private void Apply(E e) { _x = e.A; }", method, StringComparison.Ordinal));

    [Fact]
    public async Task A_method_of_an_aggregate_without_snapshots()
    {
        string before = Aggregate("A", "int", "_x = e.A;").Replace(", Snapshot()", "", StringComparison.Ordinal);
        await Locked.VerifyAsync(Locked.LockOf(before), before.Replace("e.A;", "e.A + 1;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_state_version() => await Locked.VerifyAsync(
        Locked.LockOf(Aggregate("A", "int", "_x = e.A;")), Aggregate("A", "int", "_x = e.A + 1;").Replace("Aggregate(\"a\")", "Aggregate(\"a\", StateVersion = 2)", StringComparison.Ordinal));

    [Fact]
    public void What_was_not_accepted_stays_in_the_lock_until_it_is()
    {
        string before = Locked.LockOf(Aggregate("A", "int", "_x = e.A;")), after = Aggregate("A", "int", "_x = e.A + 1;");
        Assert.Equal(before, Locked.Merge(before, after));
        Assert.Equal(Locked.LockOf(after), Locked.Merge(before, after, acceptsAll: true));
    }

    private static string Aggregate(string name, string type, string body, string snapshot = "") =>
        $$"""
        [Aggregate("a"), Snapshot({{snapshot}})] public sealed partial class {{name}}
        {
            private {{type}} _x;
            [Command(Creates = true)] public void Open() => Raise(new E((int)_x));
            [Event] private void Apply(E e) { {{body}} }
        }
        [EventType("e")] public sealed record E(int A);
        """;
}
