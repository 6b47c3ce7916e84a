namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>DFX1007, and DFX1002 from outside: who may call handlers.</summary>
public sealed class OutsideCallTests
{
    [Theory]
    [InlineData("{|DFX1007:a.Open()|};")]
    [InlineData("System.Action act = {|DFX1007:a.Open|};")]
    [InlineData("System.Action act = () => {|DFX1007:a.Open()|};")]
    [InlineData("a?{|DFX1007:.Open()|};")]
    public Task A_command_called_from_outside(string statements) =>
        Host.Verifier.VerifyAsync(Host.Source($"}} public static class Outside {{ public static void Do(A a) {{ {statements} }}"), TestContext.Current.CancellationToken);

    [Fact]
    public Task An_event_method_called_from_outside() => Host.Verifier.VerifyAsync(
        Host.Source("[Event] internal void Seen(Changed e) { } } public static class Outside { public static void Do(A a, Changed e) { {|DFX1002:a.Seen(e)|}; }"), TestContext.Current.CancellationToken);

    [Fact]
    public Task Commands_call_each_other() => Host.InCommandAsync("Open(); this.Open();");

    [Fact]
    public Task The_test_kit_calls_commands() => Host.Verifier.VerifyAsync(
        """
        using DomainFx;
        namespace Shop
        {
            [Aggregate("a")] public sealed partial class A { [Command(Creates = true)] public void Open() => Raise(new Opened()); [Event] private void On(Opened e) { } }
            [EventType("opened")] public sealed record Opened;
            public static class Outside { public static void Do(DomainFx.Testing.Scenario<A> s) { s.When(a => a.Open()); s.When(a => { a.Open(); }); s.Other(a => {|DFX1007:a.Open()|}); } }
        }
        namespace DomainFx.Testing { public sealed class Scenario<T> { public void When(System.Action<T> act) { } public void Other(System.Action<T> act) { } } }
        """,
        TestContext.Current.CancellationToken);

    [Fact]
    public Task A_method_of_that_name_elsewhere_is_no_test_kit() => Host.Verifier.VerifyAsync(
        Host.Source("} public sealed class Scenario<T> { public void When(System.Action<T> act) { } } public static class Outside { public static void Do(Scenario<A> s) { s.When(a => {|DFX1007:a.Open()|}); } "),
        TestContext.Current.CancellationToken);
}
