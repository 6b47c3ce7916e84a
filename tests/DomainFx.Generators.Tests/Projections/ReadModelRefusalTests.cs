using DomainFx.Generators.Projections;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Projections;

/// <summary>A read model that would hold wrong rows is refused whole, with one reason and the way out.</summary>
public sealed class ReadModelRefusalTests
{
    private const string Id = "[Key] public string Id { get; private set; } = \"\";";
    private const string Apply = "[Event] private void Apply(Opened e) { }";

    [Theory]
    [InlineData("sealed partial record", "and this is changed event by event")]
    [InlineData("partial class", "add 'sealed'")]
    [InlineData("sealed class", "add 'partial'")]
    [InlineData("static partial class", "it is static")]
    public void A_class_that_cannot_be_filled_is_refused(string kind, string reason) => Refuses($"[ReadModel(\"r\")] public {kind} R {{ }}", reason);

    [Theory]
    [InlineData("\"\"", "its stored name is empty")]
    [InlineData("\"Account Balance\"", "becomes part of a table's name")]
    [InlineData("\"a--b\"", "becomes part of a table's name")]
    [InlineData("\"a'b\"", "becomes part of a table's name")]
    [InlineData("\"r\", Version = 0", "versions begin at 1")]
    public void A_name_that_is_no_table_is_refused(string arguments, string reason) => Refuses($"[ReadModel({arguments})] public sealed partial class R {{ {Id} {Apply} }}", reason);

    [Theory]
    [InlineData($"public long X {{ get; private set; }} {Apply}", "'R' has no key")]
    [InlineData($"[Key] public string? Id {{ get; private set; }} {Apply}", "a key is never null")]
    [InlineData($"[Key] public double Id {{ get; private set; }} {Apply}", "a key is never null")]
    [InlineData($"[Key] public decimal Id {{ get; private set; }} {Apply}", "a key is never null")]
    [InlineData($"{Id} [Key] public int Slot {{ get; private set; }} {Apply}", "has a key of 2 properties")]
    [InlineData($"{Id} private int _x; {Apply}", "Field '_x' of 'R' is in no column")]
    [InlineData($"{Id} public List<int> Items {{ get; }} = []; {Apply}", "has no setter")]
    [InlineData($"{Id} public int OrderID {{ get; set; }} public int OrderId {{ get; set; }} {Apply}", "would share the column 'order_id'")]
    [InlineData($"{Id} public long Xmin {{ get; set; }} {Apply}", "becomes the column 'xmin', which every table of PostgreSQL has for itself")]
    [InlineData($"{Id} public object? X {{ get; set; }} {Apply}", "X: type 'object'")]
    [InlineData(Id, "has no [Event] method")]
    [InlineData($"{Id} {Apply} [Event] void Other(Opened e) {{ }}", "already has the [Event] method 'Apply'")]
    [InlineData($"{Id} [Event] void Apply(Nameless e) {{ }}", "add [EventType(\"nameless\")] to it")]
    [InlineData($"{Id} [Event] static void Apply(Opened e) {{ }}", "remove 'static'")]
    [InlineData($"{Id} [Event] async void Apply(Opened e) {{ await Task.Yield(); }}", "write a [Projection] for SQL of your own")]
    [InlineData($"{Id} [Event] int Apply(Opened e) => 1;", "make it return void")]
    [InlineData($"{Id} [Event] void Apply() {{ }}", "must take an event as its first parameter")]
    [InlineData($"{Id} [Event] void Apply(Opened e, int x) {{ }}", "may take an EventContext after it")]
    [InlineData($"{Id} {Apply} [KeyOf] string Key(Opened e) => e.City;", "make it static")]
    [InlineData($"{Id} {Apply} [KeyOf] static int Key(Opened e) => 1;", "it must return the key, 'string', or several as 'IEnumerable<string>'")]
    [InlineData($"{Id} {Apply} [KeyOf] static string Key(Deposited e) => \"\";", "is never called")]
    [InlineData($"{Id} {Apply} [Event] void Apply(StreamDeleted e) {{ }}", "go with a deleted stream without it")]
    [InlineData($"{Id} {Apply} [KeyOf] static string Key(StreamDeleted e) => \"\";", "has no [Event] method for a deleted stream")]
    [InlineData($"{Id} {Apply} R(int x) {{ Id = x.ToString(); }}", "no constructor without parameters")]
    public void A_member_that_cannot_be_kept_is_refused(string members, string reason) => Refuses($"[ReadModel(\"r\")] public sealed partial class R {{ {members} }}", reason);

    [Fact]
    public void An_inline_read_model_is_keyed_by_its_stream() =>
        Refuses($"[ReadModel(\"r\", Inline = true)] public sealed partial class R {{ {Id} {Apply} [KeyOf] static string Key(Opened e) => e.City; }}", "'R' cannot be inline: its key comes from 'Key'");

    private static void Refuses(string declaration, string reason)
    {
        (ReadModelModel? model, IReadOnlyList<Refusal> refusals) = ProjectionSource.ReadModel(declaration);
        Assert.Null(model);
        Refusal refusal = Assert.Single(refusals);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.NotEqual(Location.None, refusal.Location);
    }
}
