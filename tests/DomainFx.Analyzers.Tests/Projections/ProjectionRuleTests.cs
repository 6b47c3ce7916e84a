using DomainFx.Analyzers.Shape;
using DomainFx.Generators;
using DomainFx.Roslyn.TestKit;

namespace DomainFx.Analyzers.Tests.Projections;

/// <summary>The rules on read models, projections and reactors.</summary>
public sealed class ProjectionRuleTests
{
    private const string Key = "[Key] public string Id { get; private set; } = \"\";";

    private const string Event = "[Event] private void On(E e) { }";

    private static readonly AnalyzerVerifier Verifier = new([new RefusalAnalyzer()], GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly));

    [Theory]
    [InlineData($"public sealed class {{|DFX4001:R|}} {{ {Key} {Event} }}")]
    [InlineData($"public partial class {{|DFX4001:R|}} {{ {Key} {Event} }}")]
    [InlineData($"public sealed partial record {{|DFX4001:R|}} {{ {Key} {Event} }}")]
    [InlineData($"public sealed partial class {{|DFX4001:R|}}<T> {{ {Key} {Event} }}")]
    [InlineData($"public sealed partial class {{|DFX4001:R|}} : Base {{ {Key} {Event} }} public class Base;")]
    [InlineData($"public sealed partial class {{|DFX4003:R|}} {{ {Event} }}")]
    [InlineData($"public sealed partial class R {{ [Key] public string? {{|DFX4003:Id|}} {{ get; private set; }} {Event} }}")]
    [InlineData($"public sealed partial class R {{ [Key] public bool {{|DFX4004:Id|}} {{ get; private set; }} {Event} }}")]
    [InlineData($"public sealed partial class R {{ [Key] public string {{|DFX4004:Id|}} {{ get; private set; }} = \"\"; [Key] public int Line {{ get; private set; }} {Event} }}")]
    [InlineData($"public sealed partial class R {{ {Key} [Event] private int {{|DFX4006:On|}}(E e) => 1; }}")]
    [InlineData($"public sealed partial class R {{ {Key} [Event] private static void {{|DFX4006:On|}}(E e) {{ }} }}")]
    [InlineData($"public sealed partial class R {{ {Key} [Event] private void {{|DFX4006:On|}}(E e, int x) {{ }} }}")]
    [InlineData($"public sealed partial class R {{ {Key} {Event} [KeyOf] private string {{|DFX4006:KeyOf|}}(E e) => \"\"; }}")]
    [InlineData($"public sealed partial class R {{ {Key} {Event} [KeyOf] private static int {{|DFX4006:KeyOf|}}(E e) => 1; }}")]
    [InlineData($"public sealed partial class R {{ {Key} [Event] private void {{|DFX4007:On|}}(Plain e) {{ }} }}")]
    [InlineData($"public sealed partial class R {{ {Key} {Event} [Event] private void {{|DFX4008:Again|}}(E e) {{ }} }}")]
    [InlineData($"public sealed partial class {{|DFX4009:R|}} {{ {Key} }}")]
    [InlineData($"public sealed partial class R {{ {Key} private int {{|DFX4010:_count|}}; {Event} public int Count() => _count++; }}")]
    [InlineData($"public sealed partial class R {{ {Key} public int {{|DFX4010:Count|}} {{ get; }} {Event} }}")]
    [InlineData($"public sealed partial class R {{ {Key} {Event} [KeyOf] private static string {{|DFX4011:KeyOf|}}(F e) => \"\"; }}")]
    [InlineData($"public sealed partial class {{|DFX4012:R|}} {{ public R(int x) {{ }} {Key} {Event} }}")]
    [InlineData($"public sealed partial class R {{ {Key} public object? {{|DFX2061:Any|}} {{ get; private set; }} {Event} }}")]
    [InlineData($"public sealed partial class R {{ {Key} public int Count {{ get; private set; }} public int Twice => Count * 2; [Event] private void On(E e, EventContext context) => Count++; [Event(Deletes = true)] private static void On(F e) {{ }} }}")]
    [InlineData($"public sealed partial class R {{ {Key} {Event} [KeyOf] private static IEnumerable<string> KeyOf(E e) => []; }}")]
    public Task Read_models(string declaration) => VerifyAsync($"[ReadModel(\"r\")] {declaration}");

    [Theory]
    [InlineData("ReadModel(\"\")")]
    [InlineData("ReadModel(\"Order Summary\")")]
    [InlineData("ReadModel(\"r\", Version = 0)")]
    public Task Names(string attribute) => VerifyAsync($"[{{|DFX4002:{attribute}|}}] public sealed partial class R {{ {Key} {Event} }}");

    [Fact]
    public Task Inline_on_a_key_that_is_not_the_streams() =>
        VerifyAsync($"[{{|DFX4005:ReadModel(\"r\", Inline = true)|}}] public sealed partial class R {{ {Key} {Event} [KeyOf] private static string KeyOf(E e) => \"\"; }}");

    [Fact]
    public Task Inline_on_the_key_of_the_stream() => VerifyAsync($"[ReadModel(\"r\", Inline = true)] public sealed partial class R {{ {Key} {Event} }}");

    [Theory]
    [InlineData("[Projection(\"p\")] public sealed class {|DFX4001:P|} { [Event] public void On(E e) { } }")]
    [InlineData("[Reactor(\"p\")] public sealed class {|DFX4001:P|} { [Event] public void On(E e) { } }")]
    [InlineData("[Projection(\"p\")] public sealed partial class P { [Event] public async void {|DFX4006:On|}(E e) => await Task.Yield(); }")]
    [InlineData("[Reactor(\"p\")] public sealed partial class P { [Event] public void {|DFX4006:On|}(E e, System.Data.Common.DbTransaction t) { } }")]
    [InlineData("[Reactor(\"p\")] public sealed partial class P { [Event] public void {|DFX4007:On|}(Plain e) { } }")]
    [InlineData("[Reactor(\"p\")] public sealed partial class {|DFX4009:P|};")]
    [InlineData("[Reactor(\"p\")] public sealed partial class {|DFX4012:P|} { public P() { } public P(int x) { } [Event] public void On(E e) { } }")]
    [InlineData("[Projection(\"p\", PartitionBy = \"Customer\")] public sealed partial class P { [Event] public void {|DFX4013:On|}(E e) { } }")]
    [InlineData("[Projection(\"p\", PartitionBy = \"Stream\")] public sealed partial class P { [Event] public void On(E e) { } }")]
    [InlineData("[Projection(\"p\")] public sealed partial class P(IServiceProvider services) { [Event] public Task On(E e, EventContext context, System.Data.Common.DbTransaction t, CancellationToken cancellationToken) => Task.FromResult(services); }")]
    public Task Projections_and_reactors(string declaration) => VerifyAsync(declaration);

    private static Task VerifyAsync(string markup) => Verifier.VerifyAsync(
        $"using DomainFx;\nnamespace Bank;\n{markup}\n[EventType(\"e\")] public sealed record E; [EventType(\"f\")] public sealed record F; public sealed record Plain;",
        TestContext.Current.CancellationToken);
}
