using DomainFx.CodeFixes.Purity;

namespace DomainFx.Analyzers.Tests.Fixes;

/// <summary>Events are raised; what was called directly is raised instead, or not called any more.</summary>
public sealed class EventCallFixTests
{
    [Fact]
    public Task An_event_is_raised_instead() => FixCheck.VerifyAsync<RaiseInsteadOfCallFix>(
        Order("{|DFX1002:Apply(new Placed(1))|};", "if (n > 0) {|DFX1002:this.Apply(e: new Placed(n))|}; // more"),
        Order("Raise(new Placed(1));", "if (n > 0) Raise(new Placed(n)); // more"));

    [Fact]
    public Task A_call_beside_the_raise_is_removed() => FixCheck.VerifyAsync<RemoveEventCallFix>(
        Order("var placed = new Placed(1);", "Raise(placed);", "// Counts it twice.", "{|DFX1002:Apply(placed)|};", "n++;"),
        Order("var placed = new Placed(1);", "Raise(placed);", "// Counts it twice.", "n++;"));

    [Fact]
    public Task What_is_raised_too_is_not_raised_twice() => FixCheck.OffersNothingAsync<RaiseInsteadOfCallFix>(Order("var placed = new Placed(1);", "Raise(placed);", "Apply(placed);"));

    [Theory]
    [InlineData("Action<Placed> apply = Apply;", "apply(new Placed(1));")]
    [InlineData("Helper();", "")]
    public async Task A_call_elsewhere_is_left_to_the_user(string first, string second)
    {
        await FixCheck.OffersNothingAsync<RaiseInsteadOfCallFix>(Order(first, second));
        await FixCheck.OffersNothingAsync<RemoveEventCallFix>(Order(first, second));
    }

    [Fact]
    public Task A_call_that_is_the_whole_command_stays() => FixCheck.OffersNothingAsync<RemoveEventCallFix>(Order("if (n > 0) Apply(new Placed(n));"));

    private static string Order(params string[] statements) =>
        $$"""
        using DomainFx;

        [Aggregate("order")]
        public sealed partial class Order
        {
            private int _count;

            [Command(Creates = true)]
            public void Place(int n)
            {
                {{string.Join("\n        ", statements)}}
            }

            private void Helper() => Apply(new Placed(2));

            [Event]
            private void Apply(Placed e) => _count = e.Count;
        }

        [EventType("placed")]
        public sealed record Placed(int Count);
        """;
}
