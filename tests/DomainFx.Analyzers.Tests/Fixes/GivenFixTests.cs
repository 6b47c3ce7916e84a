using DomainFx.CodeFixes.Purity;

namespace DomainFx.Analyzers.Tests.Fixes;

/// <summary>Handlers are given time, ids and chance; they do not ask for them.</summary>
public sealed class GivenFixTests
{
    [Fact]
    public Task An_event_method_takes_the_time_of_its_event() => FixCheck.VerifyAsync<GivenTimeFix>(
        Order("", "=> _at = {|DFX1003:DateTimeOffset.UtcNow|};"),
        Order("", "=> _at = context.OccurredAt;").Replace("Apply(Placed e)", "Apply(Placed e, EventContext context)", StringComparison.Ordinal));

    [Fact]
    public Task A_read_model_takes_it_too() => FixCheck.VerifyAsync<GivenTimeFix>(
        """
        using DomainFx;
        [ReadModel("orders")] public sealed partial class Orders
        {
            [Key] public string Id { get; private set; } = "";
            public DateTimeOffset At { get; private set; }
            [Event] private void Apply(Placed e, EventContext given) => At = {|DFX1003:TimeProvider.System.GetUtcNow()|};
        }
        [EventType("placed")] public sealed record Placed;
        """,
        """
        using DomainFx;
        [ReadModel("orders")] public sealed partial class Orders
        {
            [Key] public string Id { get; private set; } = "";
            public DateTimeOffset At { get; private set; }
            [Event] private void Apply(Placed e, EventContext given) => At = given.OccurredAt;
        }
        [EventType("placed")] public sealed record Placed;
        """);

    [Fact]
    public Task A_command_takes_the_time_of_its_decision() => FixCheck.VerifyAsync<GivenTimeFix>(
        Order(
            """
            [Command] public void A(int n) { var day = {|DFX1003:DateTime.Today|}; var now = /* now */ {|DFX1003:DateTime.UtcNow|}; }
            [Command] public void B() => Raise(new Placed({|DFX1003:DateTimeOffset.Now|}.Day));
            [Command] public Task C(int n = 1, CancellationToken cancellationToken = default) { _ = {|DFX1003:DateTimeOffset.UtcNow|}; return Task.CompletedTask; }
            [Command] public void D(CommandContext given) => Raise(new Placed({|DFX1003:DateTimeOffset.UtcNow|}.Day));
            """, "=> _at = default;"),
        Order(
            """
            [Command] public void A(int n, CommandContext context) { var day = context.Now.UtcDateTime.Date; var now = /* now */ context.Now.UtcDateTime; }
            [Command] public void B(CommandContext context) => Raise(new Placed(context.Now.Day));
            [Command] public Task C(CommandContext context, int n = 1, CancellationToken cancellationToken = default) { _ = context.Now; return Task.CompletedTask; }
            [Command] public void D(CommandContext given) => Raise(new Placed(given.Now.Day));
            """, "=> _at = default;"));

    [Fact]
    public Task A_command_is_given_ids_and_numbers() => FixCheck.VerifyAsync<GivenValueFix>(
        Order(
            """
            [Command] public void A(string text) { var id = {|DFX1003:Guid.NewGuid()|}; }
            [Command] public void B(CancellationToken cancellationToken) => Raise(new Placed({|DFX1003:{|DFX1003:Random.Shared|}.Next(6)|} + 1));
            """, "=> _at = default;"),
        Order(
            """
            [Command] public void A(string text, Guid newId) { var id = newId; }
            [Command] public void B(int number, CancellationToken cancellationToken) => Raise(new Placed(number + 1));
            """, "=> _at = default;"));

    [Theory]
    [InlineData("", "=> _name = Guid.NewGuid().ToString();")]
    [InlineData("[Command] public void A() => Helper(); private void Helper() => Raise(new Placed(DateTime.Now.Day));", "=> _at = default;")]
    [InlineData("[Command] public void A() { var context = 1; Raise(new Placed(DateTime.Now.Day + context)); }", "=> _at = default;")]
    [InlineData("[Command] public void A() => Raise(new Placed(DateTime.Now.Day)); [Command] public void B() => A();", "=> _at = default;")]
    public Task Other_places_are_left_to_the_user(string members, string body) => FixCheck.OffersNothingAsync<GivenTimeFix>(Order(members, body));

    [Theory]
    [InlineData("", "=> _name = Guid.NewGuid().ToString();")]
    [InlineData("[Command] public void A() { byte[] bytes = new byte[4]; Random.Shared.NextBytes(bytes); }", "=> _at = default;")]
    public Task Values_of_events_are_left_to_the_user(string members, string body) => FixCheck.OffersNothingAsync<GivenValueFix>(Order(members, body));

    private static string Order(string members, string body) =>
        $$"""
        using DomainFx;
        [Aggregate("order")] public sealed partial class Order
        {
            private DateTimeOffset _at; private string _name = "";
            [Command(CreatesIfMissing = true)] public void Place() => Raise(new Placed(1));
            {{members.ReplaceLineEndings("\n    ")}}
            [Event] private void Apply(Placed e) {{body}}
        }
        [EventType("placed")] public sealed record Placed(int Count);
        """;
}
