using DomainFx.CodeFixes.Shape;

namespace DomainFx.Analyzers.Tests.Fixes;

/// <summary>Declarations become what the generator can complete, and their comments and layout stay.</summary>
public sealed class DeclarationFixTests
{
    [Theory]
    [InlineData("public sealed class {|DFX2010:Order|}", "public sealed partial class Order")]
    [InlineData("/* why */ sealed class {|DFX2010:Order|}", "/* why */ sealed partial class Order")]
    [InlineData("public partial class {|DFX2011:Order|}", "public sealed partial class Order")]
    [InlineData("/* why */ partial class {|DFX2011:Order|}", "/* why */ sealed partial class Order")]
    [InlineData("public record {|DFX2011:Order|}", "public sealed partial class Order")]
    [InlineData("public abstract class {|DFX2011:Order|}", "public sealed partial class Order")]
    [InlineData("file sealed partial class {|DFX2013:Order|}", "sealed partial class Order")]
    [InlineData("class {|DFX2011:Order|}", "sealed partial class Order")]
    public Task An_aggregate_is_completed(string before, string after) => FixCheck.VerifyAsync<CompleteClassFix>(Order(before), Order(after));

    [Fact]
    public Task What_it_is_nested_in_is_completed_too() => FixCheck.VerifyAsync<CompleteClassFix>(
        """
        using DomainFx;
        /// <summary>A shop.</summary>
        public static class Shop
        {
            // Orders.
            [Aggregate("order")]
            private sealed class {|DFX2010:Order|} { [Command(Creates = true)] public void Place() { } }
        }
        """,
        """
        using DomainFx;
        /// <summary>A shop.</summary>
        public static partial class Shop
        {
            // Orders.
            [Aggregate("order")]
            internal sealed partial class Order { [Command(Creates = true)] public void Place() { } }
        }
        """);

    [Fact]
    public Task A_read_model_is_completed() => FixCheck.VerifyAsync<CompleteClassFix>(
        """
        using DomainFx;
        [ReadModel("rows")] public class {|DFX4001:Row|} { [Key] public string Id { get; private set; } = ""; [Event] private void Apply(Placed e) { } }
        [EventType("placed")] public sealed record Placed;
        """,
        """
        using DomainFx;
        [ReadModel("rows")] public sealed partial class Row { [Key] public string Id { get; private set; } = ""; [Event] private void Apply(Placed e) { } }
        [EventType("placed")] public sealed record Placed;
        """, "DFX4001");

    [Theory]
    [InlineData("public record Order(int N)")]
    [InlineData("public class Order<T>")]
    public Task What_would_lose_something_is_left_to_the_user(string head) => FixCheck.OffersNothingAsync<CompleteClassFix>(Order(head));

    [Fact]
    public Task A_constructor_is_added() => FixCheck.VerifyAsync<AddConstructorFix>(
        """
        using DomainFx;
        [Aggregate("order")]
        public sealed partial class {|DFX2014:Order|}
        {
            private readonly int _n;

            // Made by hand.
            public Order(int n) => _n = n;

            [Command(Creates = true)] public void Place() { }
        }
        """,
        """
        using DomainFx;
        [Aggregate("order")]
        public sealed partial class Order
        {
            private readonly int _n;

            private Order() { }

            // Made by hand.
            public Order(int n) => _n = n;

            [Command(Creates = true)] public void Place() { }
        }
        """);

    [Fact]
    public Task A_row_gets_one_too() => FixCheck.VerifyAsync<AddConstructorFix>(
        """
        using DomainFx;
        [ReadModel("rows")] public sealed partial class {|DFX4012:Row|}
        {
            public Row(string id) => Id = id;
            [Key] public string Id { get; private set; } = "";
            [Event] private void Apply(Placed e) { }
        }
        [EventType("placed")] public sealed record Placed;
        """,
        """
        using DomainFx;
        [ReadModel("rows")] public sealed partial class Row
        {
            private Row() { }
            public Row(string id) => Id = id;
            [Key] public string Id { get; private set; } = "";
            [Event] private void Apply(Placed e) { }
        }
        [EventType("placed")] public sealed record Placed;
        """, "DFX4012");

    [Fact]
    public Task The_first_command_creates() => FixCheck.VerifyAsync<MarkCreatingCommandFix>(
        "using DomainFx; [Aggregate(\"order\")] public sealed partial class {|DFX2019:Order|} { [Command] public void Place() { } [Command] public void Ship() { } }",
        "using DomainFx; [Aggregate(\"order\")] public sealed partial class Order { [Command(Creates = true)] public void Place() { } [Command] public void Ship() { } }");

    [Theory]
    [InlineData("using System.IO; [EventType(\"x\")] public record {|DFX2042:X|}(int N);", "using System.IO; [EventType(\"x\")] public sealed record X(int N);")]
    [InlineData("[EventType(\"x\")]\n// Why.\npartial class {|DFX2042:X|};", "[EventType(\"x\")]\n// Why.\nsealed partial class X;")]
    public Task A_contract_is_sealed(string before, string after) => FixCheck.VerifyAsync<SealContractFix>(before.Replace("[EventType", "[DomainFx.EventType", StringComparison.Ordinal), after.Replace("[EventType", "[DomainFx.EventType", StringComparison.Ordinal));

    private static string Order(string head) => $"using DomainFx;\n\n// An order.\n[Aggregate(\"order\")]\n{head} {{ [Command(Creates = true)] public void Place() {{ }} }}\n";
}
