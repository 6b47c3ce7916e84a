using DomainFx.CodeFixes.Shape;

namespace DomainFx.Analyzers.Tests.Fixes;

/// <summary>Contracts become immutable records with a stored name.</summary>
public sealed class ContractFixTests
{
    [Fact]
    public Task A_class_becomes_an_immutable_record() => FixCheck.VerifyAsync<MakeImmutableFix>(
        """
        namespace Shop;

        #region Events
        /// <summary>An order was placed.</summary>
        [DomainFx.EventType("placed")]
        public sealed class Placed : IHasLines
        {
            /// <summary>Lines.</summary>
            public int {|DFX2044:Lines|} { get; set; } = 1;

            public string Name { get; private set; } = "";

            // A note.
            public string? {|DFX2044:Note|} = "none"; // at first

            public static int Made { get; set; }

            private int _seen;
            public int Seen() => _seen++;
        }
        #endregion

        public interface IHasLines { int Lines { get; } }
        """,
        """
        namespace Shop;

        #region Events
        /// <summary>An order was placed.</summary>
        [DomainFx.EventType("placed")]
        public sealed record Placed : IHasLines
        {
            /// <summary>Lines.</summary>
            public int Lines { get; init; } = 1;

            public string Name { get; private set; } = "";

            // A note.
            public string? Note { get; init; } = "none"; // at first

            public static int Made { get; set; }

            private int _seen;
            public int Seen() => _seen++;
        }
        #endregion

        public interface IHasLines { int Lines { get; } }
        """);

    [Theory]
    [InlineData("public record struct X(int {|DFX2044:N|}, int {|DFX2044:M|});", "public readonly record struct X(int N, int M);")]
    [InlineData("public struct X { public int {|DFX2044:N|} { get; set; } private int _m; public int M => _m; }", "public readonly struct X { public int N { get; init; } private readonly int _m; public int M => _m; }")]
    [InlineData("public sealed record X { public int {|DFX2044:N|} { get; set; } }", "public sealed record X { public int N { get; init; } }")]
    [InlineData("public sealed record X : B { public int {|DFX2044:N|} { get; set; } } public record B;", "public sealed record X : B { public int N { get; init; } } public record B;")]
    [InlineData("public sealed class X : B { public int {|DFX2044:N|} { get; set; } } public class B;", "public sealed class X : B { public int N { get; init; } } public class B;")]
    public Task The_kind_stays_where_it_must(string before, string after) => FixCheck.VerifyAsync<MakeImmutableFix>($"[DomainFx.EventType(\"x\")] {before}", $"[DomainFx.EventType(\"x\")] {after}");

    [Fact]
    public Task A_stored_name_is_made_of_the_type_s() => FixCheck.VerifyAsync<AddEventTypeFix>(
        """
        using DomainFx;
        namespace Shop
        {
            [Aggregate("order")] public sealed partial class Order
            {
                [Command(Creates = true)] public void Place() { }
                [Event] private void {|DFX2032:Apply|}(OrderPlaced e) { }
                [Event] private void {|DFX2032:Apply|}(Line.Added e) { }
            }

            /// <summary>It was placed.</summary>
            public sealed record OrderPlaced(int Lines);

            public static class Line { public sealed record Added; }
        }
        """,
        """
        using DomainFx;
        namespace Shop
        {
            [Aggregate("order")] public sealed partial class Order
            {
                [Command(Creates = true)] public void Place() { }
                [Event] private void Apply(OrderPlaced e) { }
                [Event] private void Apply(Line.Added e) { }
            }

            /// <summary>It was placed.</summary>
            [EventType("order-placed")]
            public sealed record OrderPlaced(int Lines);

            public static class Line { [EventType("added")] public sealed record Added; }
        }
        """);

    [Fact]
    public Task What_a_read_model_handles_is_named_too() => FixCheck.VerifyAsync<AddEventTypeFix>(
        "using DomainFx; [ReadModel(\"rows\")] public sealed partial class Row { [Key] public string Id { get; private set; } = \"\"; [Event] private void {|DFX4007:Apply|}(Placed e) { } } public sealed record Placed;",
        "using DomainFx; [ReadModel(\"rows\")] public sealed partial class Row { [Key] public string Id { get; private set; } = \"\"; [Event] private void Apply(Placed e) { } } [EventType(\"placed\")] public sealed record Placed;",
        "DFX4007");

    [Fact]
    public Task It_is_added_once_for_all_that_handle_it() => FixCheck.VerifyAsync<AddEventTypeFix>(
        """
        using DomainFx;
        [Aggregate("order")] public sealed partial class Order { [Command(Creates = true)] public void Place() { } [Event] private void {|DFX2032:Apply|}(OrderPlaced e) { } }
        [Aggregate("cart")] public sealed partial class Cart { [Command(Creates = true)] public void Place() { } [Event] private void {|DFX2032:Apply|}(OrderPlaced e) { } }
        public sealed record OrderPlaced(int Lines);
        """,
        """
        using DomainFx;
        [Aggregate("order")] public sealed partial class Order { [Command(Creates = true)] public void Place() { } [Event] private void Apply(OrderPlaced e) { } }
        [Aggregate("cart")] public sealed partial class Cart { [Command(Creates = true)] public void Place() { } [Event] private void Apply(OrderPlaced e) { } }
        [EventType("order-placed")]
        public sealed record OrderPlaced(int Lines);
        """);

    [Fact]
    public Task A_type_of_another_assembly_is_left_to_the_user() => FixCheck.OffersNothingAsync<AddEventTypeFix>(
        "using DomainFx; [Aggregate(\"order\")] public sealed partial class Order { [Command(Creates = true)] public void Place() { } [Event] private void Apply(Version e) { } }");
}
