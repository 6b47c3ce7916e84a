using DomainFx.CodeFixes.Lock;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>What was stored becomes a contract of its own, and the new one is made from it. The outcome compiles and breaks no rule.</summary>
public sealed class KeepOldShapeFixTests
{
    [Fact]
    public async Task A_contract_is_frozen_and_upcast()
    {
        using LockFix fix = await FixAsync("DFX3002",
            """
            [EventType("deposited")]
            public sealed record Deposited(long Amount, List<string> Notes, string? By = null);
            """,
            """
            [EventType("deposited")]
            public sealed record Deposited(decimal Amount, List<string> Notes, string Currency, string? By = null);
            """.Replace("decimal", "string", StringComparison.Ordinal));
        Assert.Equal(
            """
            using DomainFx;

            namespace Shop;

            /// <summary>As it was stored in version 1. Kept to read what is there; never raised again.</summary>
            [EventType("deposited", Version = 1)]
            public sealed record DepositedV1(long Amount, List<string> Notes, string? By = default!);

            """.ReplaceLineEndings("\n"), await fix.TextAsync("DepositedV1.cs"));
        Assert.Equal(
            """
            using DomainFx;

            namespace Shop;

            [EventType("deposited", Version = 2)]
            public sealed record Deposited(string Amount, List<string> Notes, string Currency, string? By = null)
            {
                [Upcast]
                public static Deposited From(DepositedV1 old) => new(Amount: default! /* make it of old.Amount */, old.Notes, Currency: default! /* what is it of events that have none? */, old.By);
            }

            """.ReplaceLineEndings("\n"), (await fix.TextAsync("Events.cs")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_type_that_it_holds_is_frozen_with_it()
    {
        using LockFix fix = await FixAsync("DFX3001",
            """
            [EventType("e")] public sealed record E(List<Line> Lines, Kind Kind, Same Same);
            public sealed record Line(string Product, Part Part); public sealed record Part(int Number, int Weight); public enum Kind { A, B } public sealed record Same(int X);
            """,
            """
            [EventType("e")] public sealed record E(List<Line> Lines, Kind Kind, Same Same);
            public sealed record Line(string Product, Part Part); public sealed record Part(int Number); public enum Kind { A } public sealed record Same(int X);
            """);
        string frozen = await fix.TextAsync("EV1.cs");
        Assert.Contains("record EV1(KindV1 Kind, System.Collections.Immutable.ImmutableArray<LineV1> Lines, Same Same);", frozen, StringComparison.Ordinal);
        Assert.Contains("public sealed record LineV1(PartV1 Part, string Product);", frozen, StringComparison.Ordinal);
        Assert.Contains("public sealed record PartV1(int Number, int Weight);", frozen, StringComparison.Ordinal);
        Assert.Contains("public enum KindV1 { A = 0, B = 1 }", frozen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DFX3001", "int A, DateTimeOffset B", "int A")]
    [InlineData("DFX3003", "int A", "int A, Guid B")]
    [InlineData("DFX3004", "int A", "int B")]
    [InlineData("DFX3008", "int? A, Uri? B", "int A, Uri B")]
    [InlineData("DFX3002", "Dictionary<string, HashSet<int?>> A, byte[] B, [property: JsonPropertyName(\"x-y\")] int C = 5", "int A, int B, string C = \"\"")]
    public Task Every_change_of_a_property(string id, string before, string after) => FixedAsync(id, $"[EventType(\"e\")] public sealed record E({before});", $"[EventType(\"e\")] public sealed record E({after});");

    [Fact]
    public Task A_version_that_was_raised_without_an_upcaster() =>
        FixedAsync("DFX3005", "[EventType(\"e\")] public sealed record E(int A);", "[EventType(\"e\", Version = 2)] public sealed record E(string A);");

    [Fact]
    public Task A_contract_with_members_and_without_a_primary_constructor() => FixedAsync(
        "DFX3002", "[EventType(\"e\")] public sealed class E { public required int A { get; init; } public string B { get; init; } = \"\"; }",
        "[EventType(\"e\")] public sealed class E { public required string A { get; init; } public string B { get; init; } = \"\"; public bool IsEmpty() => A.Length == 0; }");

    [Fact]
    public async Task A_contract_that_is_upcast_already_is_left_to_the_user()
    {
        const string Older = "[EventType(\"e\")] public sealed record EV1(int X); ";
        static string Newer(string type) => $"[EventType(\"e\", Version = 2)] public sealed record E({type} A) {{ [Upcast] public static E From(EV1 old) => new(A: default!); }}";
        using var fix = new LockFix(Locked.LockOf(Older + Newer("int")), Usings + Older + Newer("string"));
        Assert.Empty(await fix.OfferedAsync("DFX3002", new KeepOldShapeFix()));
    }

    [Fact]
    public async Task A_hierarchy_that_changed_is_left_to_the_user()
    {
        static string Domain(string type) => $"[EventType(\"e\")] public sealed record E(Shape A); [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), \"circle\")] public abstract record Shape; public sealed record Circle({type} R) : Shape;";
        using var fix = new LockFix(Locked.LockOf(Domain("int")), Usings + Domain("string"));
        Assert.Empty(await fix.OfferedAsync("DFX3002", new KeepOldShapeFix()));
    }

    private const string Usings = "using DomainFx;\n\nnamespace Shop;\n\n";

    private static async Task FixedAsync(string id, string before, string after)
    {
        using LockFix fix = await FixAsync(id, before, after);
    }

    private static async Task<LockFix> FixAsync(string id, string before, string after)
    {
        string usings = before.Contains("Json", StringComparison.Ordinal) ? "using System.Text.Json.Serialization;\n" + Usings : Usings;
        var fix = new LockFix(Locked.LockOf(before), usings + after + "\n");
        await fix.ApplyAsync(id, new KeepOldShapeFix());
        await fix.VerifySoundAsync();
        return fix;
    }
}
