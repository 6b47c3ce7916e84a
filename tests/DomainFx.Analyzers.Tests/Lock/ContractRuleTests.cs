using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>What a change of a stored contract is reported as, and what it says of stored events and of older readers.</summary>
public sealed class ContractRuleTests
{
    private const string Item = "public sealed record Item(string Name, int Count);";
    private const string Kind = "public enum Kind { Plain, Fancy }";

    [Theory]
    [InlineData("int A, string B", "require 'b' and fail")]
    [InlineData("int A, string B = \"x\"", "read new events with its default")]
    public Task A_property_that_is_gone(string before, string readers) =>
        ReportsAsync($"[EventType(\"e\")] public sealed record E({before});", "[EventType(\"e\")] public sealed record {|DFX3001:E|}(int A);", "what they hold there is ignored", readers);

    [Theory]
    [InlineData("int A", "string {|DFX3002:A|}", "hold a 'int' there and cannot be read", "fail on new events")]
    [InlineData("int A", "long {|DFX3002:A|}", "are read as they are", "fail on what is no 'int'")]
    [InlineData("long A", "int {|DFX3002:A|}", "cannot be read", "fail on new events")]
    [InlineData("List<int> A", "List<string> {|DFX3002:A|}", "hold a 'int' there and cannot be read", "fail on new events")]
    [InlineData("List<int> A", "HashSet<int> {|DFX3002:A|}", "cannot be read", "fail on new events")]
    [InlineData("Dictionary<string, int> A", "List<int> {|DFX3002:A|}", "cannot be read", "fail on new events")]
    [InlineData("string A", "Item {|DFX3002:A|}", "cannot be read", "fail on new events")]
    [InlineData("string A", "Kind {|DFX3002:A|}", "cannot be read", "fail on new events")]
    [InlineData("Kind A", "Item {|DFX3002:A|}", "cannot be read", "fail on new events")]
    [InlineData("byte[] A", "List<byte> {|DFX3002:A|}", "cannot be read", "fail on new events")]
    public Task A_property_of_another_type(string before, string after, string stored, string readers) => ReportsAsync(Event(before), Event(after), stored, readers);

    [Theory]
    [InlineData("int A", "int A, string {|DFX3003:B|}", "have none and cannot be read", "skip it")]
    [InlineData("int A, string B = \"x\"", "int A, string {|DFX3003:B|}", "without it cannot be read", "are not affected")]
    public Task A_property_that_stored_events_lack(string before, string after, string stored, string readers) => ReportsAsync(Event(before), Event(after), stored, readers);

    [Theory]
    [InlineData("int Count", "int {|DFX3004:Number|}", "have no 'number', which is required, and cannot be read", "require 'count' and fail")]
    [InlineData("int A, string? Note = null", "int A, string? {|DFX3004:Text|} = null", "are read without what they hold as 'note'", "read new events without it")]
    public Task A_property_that_is_called_otherwise(string before, string after, string stored, string readers) => ReportsAsync(Event(before), Event(after), stored, readers);

    [Theory]
    [InlineData("int? A", "int {|DFX3008:A|}")]
    [InlineData("string? A", "string {|DFX3008:A|}")]
    [InlineData("List<string?> A", "List<string> {|DFX3008:A|}")]
    [InlineData("Dictionary<string, int?> A", "Dictionary<string, int> {|DFX3008:A|}")]
    public async Task A_null_that_is_not_allowed_any_more(string before, string after)
    {
        // A nullable parameter is optional: without its mark it is required too.
        string[] ids = [.. (await Locked.VerifyAsync(Locked.LockOf(Event(before)), Event(before.Contains('<', StringComparison.Ordinal) ? after : after.Replace("{|DFX3008:A|}", "{|DFX3003:{|DFX3008:A|}|}", StringComparison.Ordinal))))
            .Select(static diagnostic => diagnostic.Id)];
        Assert.Contains("DFX3008", ids);
    }

    [Theory]
    [InlineData("public enum Kind { Plain }", "'Fancy', which 'a' of 'e' may hold, is gone", "are not affected")]
    [InlineData("public enum Kind { Plain, Posh }", "is called 'Posh' now", "do not know 'Posh' and fail on it")]
    public async Task An_enum_member_that_is_gone(string after, string what, string readers)
    {
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(
            Locked.LockOf($"[EventType(\"e\")] public sealed record E(Kind A); {Kind}"), $"[EventType(\"e\")] public sealed record E(Kind {{|DFX3007:A|}}); {after}"));
        Assert.Contains(what, reported.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("Stored events: that hold it cannot be read", reported.GetMessage(), StringComparison.Ordinal);
        Assert.Contains($"Older readers: {readers}", reported.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed record Item(string Name);", "DFX3001", "Property 'a[].count' of 'e' is gone")]
    [InlineData("public sealed record Item(string Name, long Count);", "DFX3002", "'a[].count' of 'e' is 'long', and was 'int'")]
    [InlineData("public sealed record Item(string Name, int Count, int Weight);", "DFX3003", "Property 'a[].weight' of 'e' is new and required")]
    [InlineData("public sealed record Item(string Title, int Count);", "DFX3004", "Property 'a[].name' of 'e' is called 'title' now")]
    public async Task A_type_that_events_hold(string after, string id, string what)
    {
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(
            Locked.LockOf($"[EventType(\"e\")] public sealed record E(List<Item> A); {Item}"), $"[EventType(\"e\")] public sealed record E(List<Item> {{|{id}:A|}}); {after}"));
        Assert.StartsWith(what, reported.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[JsonDerivedType(typeof(Circle), \"circle\")]", "DFX3001", "Derived type 'square'")]
    [InlineData("[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\"), JsonDerivedType(typeof(Circle), \"circle\"), JsonDerivedType(typeof(Square), \"square\")]", "DFX3004", "tells its type by 'kind', not by '$type'")]
    public async Task A_hierarchy_that_events_hold(string after, string id, string what)
    {
        const string Shapes = "public abstract record Shape; public sealed record Circle(int Radius) : Shape; public sealed record Square(int Side) : Shape;";
        string before = "[JsonDerivedType(typeof(Circle), \"circle\"), JsonDerivedType(typeof(Square), \"square\")]";
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(
            Locked.LockOf($"[EventType(\"e\")] public sealed record E(Shape A); {before} {Shapes}"), $"[EventType(\"e\")] public sealed record E(Shape {{|{id}:A|}}); {after} {Shapes}"));
        Assert.Contains(what, reported.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int A", "int A, string? B = null")]
    [InlineData("int A", "int A, int B = 5")]
    [InlineData("int A", "int? A")]
    [InlineData("int A", "int A = 3")]
    [InlineData("List<int> A", "int[] A")]
    [InlineData("HashSet<int> A", "List<int> A")]
    [InlineData("string A", "Name A")]
    [InlineData("Item A", "Same A")]
    [InlineData("int A, string B", "string B, int A")]
    [InlineData("int A", "[property: JsonPropertyName(\"a\")] int Renamed")]
    public async Task A_change_that_stored_events_survive_passes(string before, string after)
    {
        string rest = $" public readonly record struct Name(string Value); public sealed record Same(string Name, int Count);";
        await Locked.VerifyAsync(Locked.LockOf(Event(before) + rest), Event(after) + rest);
    }

    [Fact]
    public async Task An_upcaster_from_the_locked_version_makes_a_change_legal() => await Locked.VerifyAsync(
        Locked.LockOf("[EventType(\"e\")] public sealed record E(int A);"),
        """
        [EventType("e")] public sealed record EV1(int A);
        [EventType("e", Version = 2)] public sealed record E(string A) { [Upcast] public static E From(EV1 old) => new(old.A.ToString()); }
        """);

    private static string Event(string properties) => $"[EventType(\"e\")] public sealed record E({properties}); {Item} {Kind}";

    private static async Task ReportsAsync(string before, string after, string stored, string readers)
    {
        Diagnostic reported = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(before), after));
        Assert.Contains(stored, Between(reported.GetMessage(), "Stored events: ", "Older readers: "), StringComparison.Ordinal);
        Assert.Contains(readers, reported.GetMessage()[reported.GetMessage().IndexOf("Older readers: ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    private static string Between(string text, string start, string end) =>
        text[text.IndexOf(start, StringComparison.Ordinal)..text.IndexOf(end, StringComparison.Ordinal)];
}
