namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>DFX1007, and DFX1002 from outside: who may call handlers.</summary>
public sealed class OutsideCallTests
{
    public static string FromOutsideCode { get; } = Host.Source(
        """
        [Command] public Task WaitAsync() => Task.CompletedTask; } public static class Outside { public static void Do(A a, Line line) {
            {|DFX1007:a.Open()|}; System.Action act = {|DFX1007:a.Open|}; act = () => {|DFX1007:a.Open()|}; a?{|DFX1007:.Open()|}; {|DFX1007:a.WaitAsync()|}; line.Bump(); a.ToString(); act(); }
        """);

    [Fact]
    public Task A_command_called_from_outside() => Host.VerifyAsync(FromOutsideCode);

    [Fact]
    public Task An_event_method_called_from_outside() => Host.Verifier.VerifyAsync(
        Host.Source("[Event] internal void Seen(Changed e) { } } public static class Outside { public static void Do(A a, Changed e) { {|DFX1002:a.Seen(e)|}; }"), TestContext.Current.CancellationToken);

    [Fact]
    public Task Commands_call_each_other() => Host.InCommandAsync("Open(); this.Open();");

    [Fact]
    public Task The_test_kit_calls_commands() => Host.VerifyAsync(TestKitCode);

    public static string TestKitCode { get; } =
        """
        using DomainFx;
        namespace Shop
        {
            [Aggregate("a")] public sealed partial class A { [Command(Creates = true)] public void Open() => Raise(new Opened()); [Command] public System.Action Made() => Open; [Event] private void On(Opened e) { } }
            [EventType("opened")] public sealed record Opened;
            public static class Outside { public static void Do(DomainFx.Testing.Scenario<A> s) { s.When(a => a.Open()); s.When(a => { a.Open(); }); s.When(((A)null!).Open); s.When({|DFX1007:((A)null!).Made()|}); s.Other(a => {|DFX1007:a.Open()|}); } }
        }
        namespace DomainFx.Testing { public sealed class Scenario<T> { public void When(System.Action<T> act) { } public void When(System.Action act) { } public void Other(System.Action<T> act) { } } }
        """;

    [Fact]
    public Task A_method_of_that_name_elsewhere_is_no_test_kit() => Host.VerifyAsync(ElsewhereCode);

    public static string ElsewhereCode { get; } = Host.Source(
        "} public sealed class Scenario<T> { public void When(System.Action<T> act) { } } public static class Outside { public static void Do(Scenario<A> s) { s.When(a => {|DFX1007:a.Open()|}); } ");
}
