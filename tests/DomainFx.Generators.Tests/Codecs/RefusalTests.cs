using DomainFx.Generators.Events;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Generators.Tests.Codecs;

/// <summary>What has no form in JSON, or no safe one, is refused with the path to it and the way out.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("public sealed record E(object Value);", "E.Value: type 'object' does not tell")]
    [InlineData("public sealed record E(List<Dictionary<string, object>> Values);", "E.Values[][]: type 'object'")]
    [InlineData("public sealed record E(Inner Inner); public sealed record Inner(Action Callback);", "E.Inner.Callback: type 'System.Action' is no data")]
    // A type that holds itself with ever deeper arguments: it has no end.
    [InlineData("public sealed record E(Tree<int> Tree); public sealed record Tree<T>(Tree<Tree<T>>? Inner);", "E.Tree.Inner.Inner.Inner.Inner.Inner.Inner.Inner.Inner.Inner.Inner: type 'Tree' has type arguments within type arguments, more than 10 deep")]
    [InlineData("public sealed record E(int[,] Grid);", "E.Grid: arrays of several dimensions")]
    [InlineData("public sealed record E((int, string) Pair);", "E.Pair: tuples have no names to store")]
    [InlineData("public sealed record E(System.Globalization.CultureInfo Culture);", "E.Culture: type 'System.Globalization.CultureInfo' is not supported")]
    [InlineData("public sealed record E(Base Value); public abstract record Base(int X);", "E.Value: 'Base' is abstract")]
    [InlineData("public sealed record E(IThing Value); public interface IThing;", "E.Value: 'IThing' is abstract")]
    [InlineData("public sealed record E(Id Value); public readonly partial struct Id;", "E.Value: 'Id' is partial and holds nothing here")]
    [InlineData("public sealed record E(Dictionary<List<int>, int> Map);", "E.Map[]: type 'System.Collections.Generic.List<int>' cannot be a property's name")]
    [InlineData("public sealed record E { public readonly int Field; }", "E.Field: a public field is not stored")]
    [InlineData("public sealed record E { public int ID { get; init; } public int Id { get; init; } }", "E: two properties are called 'id'")]
    [InlineData("public sealed class E { public E(int amount) { } }", "E: parameter 'amount' of the constructor of 'E' has no property")]
    [InlineData("public sealed class E { private E() { } }", "E: 'E' has no public constructor")]
    [InlineData("public sealed record E(Many Value); public sealed class Many : List<int>;", "E.Value: 'Many' is a collection of its own kind")]
    [InlineData("public sealed record E { [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? Rest { get; init; } }", "E.Rest: [JsonExtensionData] is not supported")]
    [InlineData("public sealed record E([property: JsonConverter(typeof(string))] int Value);", "E.Value: 'string' is no JsonConverter<int>")]
    [InlineData("public sealed record E(Base Value); [JsonDerivedType(typeof(Derived))] public record Base; public sealed record Derived : Base;", "E.Value: derived type 'Derived' has no discriminator")]
    [InlineData("public sealed record E(Base Value); [JsonDerivedType(typeof(A), \"a\"), JsonDerivedType(typeof(B), \"a\")] public abstract record Base; public sealed record A : Base; public sealed record B : Base;", "E.Value: two derived types have the discriminator \"a\"")]
    [InlineData("[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public sealed record E;", "E: [JsonUnmappedMemberHandling] is not supported")]
    [InlineData("public record E(int X);", "'E' cannot be an event contract: it can be derived from")]
    [InlineData("public abstract record E(int X);", "'E' cannot be an event contract: it is abstract")]
    [InlineData("public sealed record E<T>(T X);", "'E' cannot be an event contract: it is generic")]
    [InlineData("public sealed record E { public int X { get; set; } }", "Property 'X' of event 'E' can be changed")]
    [InlineData("public record struct E(int X);", "Property 'X' of event 'E' can be changed, but what has happened cannot: make the struct readonly")]
    [InlineData("public sealed record E { [Upcast] static E From(int old) => new(); }", "[Upcast] method 'From' of 'E' cannot be used: 'Int32' is no event contract")]
    [InlineData("public sealed record E { [Upcast] E From(Old old) => new(); } [EventType(\"e\")] public sealed record Old;", "[Upcast] method 'From' of 'E' cannot be used: it is an instance method")]
    [InlineData("public sealed record E { [Upcast] static List<E> From(Old old) => []; } [EventType(\"e\")] public sealed record Old;", "[Upcast] method 'From' of 'E' cannot be used: it must return 'E': one event becomes exactly one event")]
    [InlineData("public sealed record E { [Upcast] static E From(Old old) => new(); } [EventType(\"e\", Version = 2)] public sealed record Old;", "[Upcast] method 'From' of 'E' cannot be used: 'Old' has version 2, which is not below 2")]
    [InlineData("public sealed record E { [Upcast] static E From(Old old) => new(); } [EventType(\"other\")] public sealed record Old;", "[Upcast] method 'From' of 'E' cannot be used: 'Old' is stored as 'other'")]
    public void A_contract_that_cannot_be_stored_is_refused(string declaration, string reason)
    {
        IReadOnlyList<Refusal> refusals = RefusalsOf($"[EventType(\"e\", Version = 2)] {declaration}");
        Refusal refusal = Assert.Single(refusals);
        Assert.StartsWith(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.NotEqual(Location.None, refusal.Location);
    }

    [Theory]
    [InlineData("\"\"", "The stored name of 'E' is empty")]
    [InlineData("\"a\\nb\"", "The stored name of 'E' holds a control character")]
    [InlineData("\"e\", Version = 0", "The schema version of 'E' is 0; versions begin at 1")]
    [InlineData("\"e\", FormerNames = [\" \"]", "A former name of 'E' is empty")]
    public void A_name_that_cannot_be_stored_is_refused(string arguments, string reason) =>
        Assert.StartsWith(reason, Assert.Single(RefusalsOf($"[EventType({arguments})] public sealed record E;")).Reason, StringComparison.Ordinal);

    [Fact]
    public void What_another_generator_adds_is_not_looked_at()
    {
        const string Added = "// <auto-generated/>\n[System.Text.Json.Serialization.JsonConverter(typeof(int))] readonly partial struct Id { public Id(int value) => Value = value; public int Value { get; } }";
        Refusal refusal = Assert.Single(RefusalsOf("[EventType(\"e\")] public sealed record E(Id Value); public readonly partial struct Id;", Added));
        Assert.StartsWith("E.Value: 'Id' is partial and holds nothing here; what another generator adds cannot be seen", refusal.Reason, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Refusal> RefusalsOf(string source, params string[] others)
    {
        CSharpCompilation compilation = TestCompilation.Create([$"using DomainFx;\nusing System.Text.Json.Serialization;\n{source}", .. others]);
        var type = (INamedTypeSymbol)compilation.GetSymbolsWithName("E", SymbolFilter.Type).Single();
        var refusals = new Refusals(explain: true);
        Assert.Null(EventParser.Parse(type, type.DomainFxAttribute(KnownNames.EventType)!, refusals, CancellationToken.None));
        return refusals.All;
    }
}
