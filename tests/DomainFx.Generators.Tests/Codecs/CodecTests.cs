using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Codecs;

/// <summary>What is written for the shapes of contracts.</summary>
public sealed class CodecTests
{
    [Fact]
    public void Primitives_nullables_and_defaults() => Check(
        """
        [EventType("money-deposited")]
        public sealed record MoneyDeposited(
            string Account, long Amount, decimal Fee, bool Instant, Guid Transfer, DateTimeOffset At, string? Note, int? Code = 7, string Channel = "web")
        {
            public char Grade { get; init; }
            public string Branch { get; init; } = "main";
        }
        """);

    [Fact]
    public void Collections_and_dictionaries() => Check(
        """
        [EventType("order-placed")]
        public sealed record OrderPlaced(IReadOnlyList<Line> Lines, Dictionary<Guid, List<int?>> Stock, System.Collections.Immutable.ImmutableArray<string> Tags);

        public sealed record Line(string Product, int Quantity);
        """);

    [Fact]
    public void Enums_and_single_value_wrappers() => Check(
        """
        [EventType("customer-moved")]
        public sealed record CustomerMoved(CustomerId Customer, Tier Tier, Dictionary<CustomerId, Rights> Rights);

        public readonly record struct CustomerId(Guid Value);

        public enum Tier { Basic, Gold }

        [Flags]
        public enum Rights : byte { None, Read, Write }
        """);

    [Fact]
    public void Derived_types() => Check(
        """
        [EventType("payment-made")]
        public sealed record PaymentMade(Payment Payment);

        [System.Text.Json.Serialization.JsonDerivedType(typeof(Card), "card")]
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Cash), 2)]
        public abstract record Payment(long Amount);

        public sealed record Card(long Amount, string Number) : Payment(Amount);

        public sealed record Cash(long Amount) : Payment(Amount);
        """);

    [Fact]
    public void Attributes_and_what_only_accessors_reach() => Check(
        """
        [EventType("limit-set")]
        public sealed class LimitSet
        {
            [JsonConstructor]
            private LimitSet(Box<int> box) => Box = box;

            public Box<int> Box { get; }

            [JsonPropertyName("max"), JsonPropertyOrder(-1), JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
            public long Maximum { get; init; }

            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            public string? Reason { get; init; }

            [JsonInclude]
            private int Secret { get; init; }

            [JsonConverter(typeof(Upper))]
            public string Code { get; init; } = "";
        }

        public sealed class Box<T> where T : struct
        {
            public T Content { get; private set; }
        }

        public sealed class Upper : JsonConverter<string>
        {
            public override string Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => reader.GetString()!.ToLowerInvariant();

            public override void Write(System.Text.Json.Utf8JsonWriter writer, string value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(value.ToUpperInvariant());
        }
        """);

    [Fact]
    public void Private_types_get_their_codecs_within_their_containers() => Check(
        """
        public static partial class Ledger
        {
            [EventType("entry-booked")]
            private sealed record EntryBooked(Entry Entry);

            private sealed record Entry(long Amount, Side Side);

            private enum Side { Debit, Credit }
        }
        """);

    [Fact]
    public void Upcasters() => Check(
        """
        [EventType("price-changed")]
        public sealed record PriceChangedV1(int Cents);

        [EventType("price-changed", Version = 2, FormerNames = ["price-set"])]
        public sealed record PriceChangedV2(decimal Price)
        {
            [Upcast] internal static PriceChangedV2 From(PriceChangedV1 old) => new(old.Cents / 100m);
        }

        [EventType("price-changed", Version = 3)]
        public sealed record PriceChanged(decimal Price, string Currency)
        {
            [Upcast] private static PriceChanged From(PriceChangedV2 old) => new(old.Price, "EUR");
        }
        """,
        only: ".Event.");

    [Fact]
    public void A_type_that_several_contracts_hold_has_one_codec()
    {
        GeneratorRun run = Run(
            """
            [EventType("a")] public sealed record A(Shared Shared, Tree Tree);
            [EventType("b")] public sealed record B(List<Shared> All);
            public sealed record Shared(int Number);
            public sealed record Tree(Tree? Left, List<Tree> Children);
            """);
        run.CompilesWithoutWarnings();
        Assert.Single(run.Sources, static source => source.HintName == "Bank.Shared.Codec.g.cs");
    }

    [Fact]
    public void An_edit_of_one_contract_writes_its_own_file_anew_and_no_other()
    {
        const string A = "using DomainFx;\nnamespace Bank;\n[EventType(\"a\")] public sealed record A(Shared Shared);\n";
        const string B = "using DomainFx;\nnamespace Bank;\n[EventType(\"b\")] public sealed record B(Shared Shared);\npublic sealed record Shared(int Number);\n";
        GeneratorRun before = GeneratorRun.Start(TestCompilation.Create(A, B), Generators);
        GeneratorRun after = before.After(static compilation => compilation.WithSource("Source0.cs", A.Replace("Shared Shared)", "Shared Shared, int More)", StringComparison.Ordinal)));
        Assert.Equal(["Bank.A.Event.g.cs"], after.ReEmitted(before));
    }

    private static ImmutableArray<IIncrementalGenerator> Generators => GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly);

    private static GeneratorRun Run(string source) =>
        GeneratorRun.Start(TestCompilation.Create($"using DomainFx;\nusing System.Text.Json.Serialization;\nnamespace Bank;\n\n{source}"), Generators);

    private static void Check(string source, string? only = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        Snapshot.Match(Run(source).CompilesWithoutWarnings(), only ?? "Bank.", file, test);
}
