using DomainFx.Generators.Snapshots;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Snapshots;

/// <summary>State that a snapshot would not bring back as it was is refused where that can be said at compile time.</summary>
public sealed class SnapshotRefusalTests
{
    [Theory]
    [InlineData("private System.Action? _action; public void Use() => _action?.Invoke();", "", "_action", "Action")]
    [InlineData("private object? _any; public object? Any => _any;", "", "_any", "object")]
    [InlineData("private System.IO.Stream? _stream; public System.IO.Stream? Stream => _stream;", "", "_stream", "Stream")]
    [InlineData("public IShape? Shape { get; private set; }", "public interface IShape { }", "Shape", "JsonDerivedType")]
    [InlineData("public int[,] Grid { get; private set; } = new int[0, 0];", "", "Grid", "array of arrays")]
    [InlineData("public System.Collections.ObjectModel.ReadOnlyCollection<int> View { get; private set; } = new([]);", "", "View", "view")]
    [InlineData("public event System.EventHandler? Changed; public void Use() => Changed?.Invoke(this, System.EventArgs.Empty);", "", "Changed", "C# event")]
    [InlineData("public Line? Line { get; private set; }", "public sealed class Line(int quantity) { public int Quantity => quantity; }", "Line", "'quantity'")]
    [InlineData("public Line? Line { get; private set; }", "public sealed class Line { public System.Action? Deep { get; set; } }", "Account.Line.Deep", "Action")]
    [InlineData("public Line? Line { get; private set; }", "public sealed class Line : System.IO.StringReader { public Line() : base(\"\") { } }", "Line", "of another assembly")]
    public void It_says_what_cannot_be_kept_and_where(string state, string types, params string[] parts)
    {
        var (model, refusals) = Parse(SnapshotSource.Of(state, types));

        Assert.Null(model);
        var refusal = Assert.Single(refusals);
        Assert.All(parts, part => Assert.Contains(part, refusal.Reason, StringComparison.Ordinal));
        Assert.True(refusal.Location.IsInSource);
    }

    [Theory]
    [InlineData("[NotInSnapshot] private System.Action? _action; public void Use() => _action?.Invoke();", "")]
    [InlineData("[NotInSnapshot] public object? Any { get; private set; }", "")]
    [InlineData("[field: NotInSnapshot] public object? Any { get; private set; }", "")]
    [InlineData("public object Computed => new();", "")]
    [InlineData("public Line? Line { get; private set; }", "public sealed class Line(int quantity) { private readonly int _quantity = quantity; public int Quantity => _quantity; public int Twice { get; } = quantity * 2; }")]
    [InlineData("public (int A, (string? B, int[] C)? D) Tuple { get; private set; }", "")]
    [InlineData("public Node? Root { get; private set; }", "public sealed class Node { public Node? Left { get; set; } public Node? Right { get; set; } }")]
    public void It_takes_the_rest(string state, string types)
    {
        var (model, refusals) = Parse(SnapshotSource.Of(state, types));

        Assert.Empty(refusals);
        Assert.NotNull(model);
    }

    [Fact]
    public void An_interval_below_one_is_refused()
    {
        var (_, refusals) = Parse(SnapshotSource.Of("", snapshot: "Every = 0"));

        Assert.Contains("Every", Assert.Single(refusals).Reason, StringComparison.Ordinal);
    }

    private static (SnapshotModel? Model, IReadOnlyList<Refusal> Refusals) Parse(string source)
    {
        var compilation = TestCompilation.Create(source);
        var refusals = new Refusals(explain: true);
        var type = compilation.GetTypeByMetadataName("Bank.Account")!;
        return (SnapshotParser.Parse(type, type.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == "AggregateAttribute"), refusals, TestContext.Current.CancellationToken), refusals.All);
    }
}
