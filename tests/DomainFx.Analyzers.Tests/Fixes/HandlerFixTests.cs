using DomainFx.CodeFixes.Shape;

namespace DomainFx.Analyzers.Tests.Fixes;

/// <summary>Commands and [Event] methods get what they lack, and lose what they cannot have.</summary>
public sealed class HandlerFixTests
{
    [Fact]
    public Task A_missing_event_method_is_added() => FixCheck.VerifyAsync<AddEventMethodFix>(
        """
        using DomainFx;

        namespace Shop;

        [Aggregate("order")]
        public sealed partial class Order
        {
            private int _lines;

            [Command(Creates = true)]
            public void Place(int n)
            {
                {|DFX2034:Raise(new Placed(n))|};
                if (n > 3) {|DFX2034:Raise(new Large.Found())|};
                {|DFX2034:Raise(new Placed(1))|};
            }

            #region Events
            [Event]
            private void Apply(Closed e) => _lines = 0;
            #endregion
        }

        [EventType("closed")] public sealed record Closed;
        [EventType("placed")] public sealed record Placed(int Lines);
        public static class Large { [EventType("found")] public sealed record Found; }
        """,
        """
        using DomainFx;

        namespace Shop;

        [Aggregate("order")]
        public sealed partial class Order
        {
            private int _lines;

            [Command(Creates = true)]
            public void Place(int n)
            {
                Raise(new Placed(n));
                if (n > 3) Raise(new Large.Found());
                Raise(new Placed(1));
            }

            #region Events
            [Event]
            private void Apply(Closed e) => _lines = 0;

            [Event]
            private void Apply(Placed e) { }

            [Event]
            private void Apply(Large.Found e) { }
            #endregion
        }

        [EventType("closed")] public sealed record Closed;
        [EventType("placed")] public sealed record Placed(int Lines);
        public static class Large { [EventType("found")] public sealed record Found; }
        """);

    [Fact]
    public Task A_parameter_is_passed_by_value() => FixCheck.VerifyAsync<PassByValueFix>(
        Order("[Command] public void Take(int a, ref int {|DFX2025:b|}) { }"), Order("[Command] public void Take(int a, int b) { }"));

    [Theory]
    [InlineData("[Command] public void Take(IClock {|DFX2026:clock|}) { }", "[Command] public void Take([Service] IClock clock) { }")]
    [InlineData("[Command] public void Take([Service] int {|DFX2026:n|}, [Service] IClock clock) { }", "[Command] public void Take(int n, [Service] IClock clock) { }")]
    public Task A_service_is_marked(string before, string after) => FixCheck.VerifyAsync<MarkServiceFix>(Order(before), Order(after));

    [Theory]
    [InlineData("[Event] private int {|DFX2031:Apply|}(Placed e) => _n = e.Lines;", "[Event] private void Apply(Placed e) => _n = e.Lines;")]
    [InlineData("[Event] private int {|DFX2031:Apply|}(Placed e) => _n++;", "[Event] private void Apply(Placed e) => _n++;")]
    public Task An_event_method_returns_nothing(string before, string after) => FixCheck.VerifyAsync<ReturnNothingFix>(Order(before), Order(after));

    [Theory]
    [InlineData("[Event] private int Apply(Placed e) { return 1; }")]
    [InlineData("[Event] private int Apply(Placed e) => _n + 1;")]
    public Task What_it_computes_is_left_to_the_user(string member) => FixCheck.OffersNothingAsync<ReturnNothingFix>(Order(member));

    [Fact]
    public Task An_argument_that_cannot_be_is_removed() => FixCheck.VerifyAsync<RemoveArgumentFix>(
        Order("[Event(Deletes = true)] private void {|DFX2035:Apply|}(Placed e) => _n = 1;"), Order("[Event] private void Apply(Placed e) => _n = 1;"));

    [Fact]
    public Task An_interval_that_is_none_is_removed() => FixCheck.VerifyAsync<RemoveArgumentFix>(
        "using DomainFx; [Aggregate(\"order\"), {|DFX2071:Snapshot(Every = 0, Version = 2)|}] public sealed partial class Order { [Command(Creates = true)] public void Place() { } }",
        "using DomainFx; [Aggregate(\"order\"), Snapshot(Version = 2)] public sealed partial class Order { [Command(Creates = true)] public void Place() { } }");

    [Fact]
    public Task A_command_is_no_event() => FixCheck.VerifyAsync<RemoveAttributeFix>(
        Order("[{|DFX2024:Command|}, Event] private void Apply(Placed e) => _n = 1;"), Order("[Event] private void Apply(Placed e) => _n = 1;"), "DFX2024");

    [Fact]
    public Task Inline_is_removed_where_it_cannot_be() => FixCheck.VerifyAsync<RemoveArgumentFix>(
        """
        using DomainFx;
        [{|DFX4005:ReadModel("rows", Inline = true)|}] public sealed partial class Row { [Key] public string Name { get; private set; } = ""; [KeyOf] private static string Of(Placed e) => e.Name; [Event] private void Apply(Placed e) { } }
        [EventType("placed")] public sealed record Placed(string Name);
        """,
        """
        using DomainFx;
        [ReadModel("rows")] public sealed partial class Row { [Key] public string Name { get; private set; } = ""; [KeyOf] private static string Of(Placed e) => e.Name; [Event] private void Apply(Placed e) { } }
        [EventType("placed")] public sealed record Placed(string Name);
        """, "DFX4005");

    [Fact]
    public Task State_is_kept_out_of_snapshots() => FixCheck.VerifyAsync<KeepOutOfSnapshotFix>(
        """
        using DomainFx;
        [Aggregate("order"), Snapshot] public sealed partial class Order
        {
            // A cache.
            private readonly Func<int> {|DFX2070:_cache|} = () => 1;
            [Command(Creates = true)] public void Place() => _cache();
        }
        """,
        """
        using DomainFx;
        [Aggregate("order"), Snapshot] public sealed partial class Order
        {
            // A cache.
            [NotInSnapshot] private readonly Func<int> _cache = () => 1;
            [Command(Creates = true)] public void Place() => _cache();
        }
        """);

    [Fact]
    public Task An_attribute_without_effect_is_removed() => FixCheck.VerifyAsync<RemoveAttributeFix>(
        """
        using DomainFx;
        public sealed class Helper
        {
            // Why.
            [{|DFX2080:Command|}]
            public void Do() { }

            [Obsolete, {|DFX2080:Event|}] public void Apply([{|DFX2080:Service|}] int n, [{|DFX2080:Service|}] string text) { }
        }
        """,
        """
        using DomainFx;
        public sealed class Helper
        {
            // Why.
            public void Do() { }

            [Obsolete] public void Apply(int n, string text) { }
        }
        """);

    private static string Order(string member) =>
        $$"""
        using DomainFx;
        [Aggregate("order")] public sealed partial class Order
        {
            private int _n;
            [Command(Creates = true)] public void Place() => _ = _n;
            {{member}}
        }
        [EventType("placed")] public sealed record Placed(int Lines);
        public interface IClock { int Now { get; } }
        """;
}
