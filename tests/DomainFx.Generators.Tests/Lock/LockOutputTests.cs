using System.Collections.Immutable;
using DomainFx.Generators.Lock;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Lock;

/// <summary>What the build reads of an assembly: written only where a lock is kept, and only when something stored changes.</summary>
public sealed class LockOutputTests
{
    private const string Source = """
        using DomainFx;
        namespace Bank;
        [Aggregate("account"), Snapshot]
        public sealed partial class Account
        {
            public long Balance { get; private set; }
            [Command(Creates = true)] public void Open(long initial) { Raise(new Opened(initial, Kind.Giro)); }
            [Event] private void Apply(Opened e) { Balance = e.Initial; }
        }
        [EventType("opened", FormerNames = ["account-opened"])] public sealed record Opened(long Initial, Kind Kind, string? Note = null, decimal Rate = 1.5m);
        public enum Kind { Giro, Savings = 5 }
        """;

    private static readonly ImmutableArray<IIncrementalGenerator> Generators = GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly);

    [Fact]
    public void The_shapes_are_those_of_the_codecs() => Assert.StartsWith(
        """
        {
          "format": 1,
          "events": {
            "opened": {
              "v1": {
                "type": "Bank.Opened",
                "formerNames": [
                  "account-opened"
                ],
                "properties": {
                  "initial": { "type": "long", "required": true },
                  "kind": { "type": "Bank.Kind", "required": true },
                  "note": { "type": "string?" },
                  "rate": { "type": "decimal", "default": "1.5M" }
                },
                "types": {
                  "Bank.Kind": {
                    "members": {
                      "Giro": 0,
                      "Savings": 5
                    }
                  }
                }
              }
            }
          },
          "snapshots": {
            "account": {
              "type": "Bank.Account",
              "version": "format 1, snapshot version 1, state version 1",
              "shape": [
                "Bank.Account:",
                "    Balance: long"
              ],
              "handlers": {
                "opened": "
        """.ReplaceLineEndings("\n"), TextOf(Start("Update")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Off")]
    [InlineData("")]
    [InlineData("anything")]
    public void Nothing_is_written_where_no_lock_is_kept(string mode) => Assert.DoesNotContain(Start(mode).Sources, static source => source.HintName.Contains("Lock", StringComparison.Ordinal));

    [Theory]
    [InlineData("Raise(new Opened(initial, Kind.Giro));", "Raise(new Opened(initial + 1, Kind.Giro));", new string[0])]
    [InlineData("{ Balance = e.Initial; }", "{ /* all of it */ Balance = e.Initial; }", new string[0])]
    [InlineData("{ Balance = e.Initial; }", "{ Balance = -e.Initial; }", new[] { "DomainFx.Lock.g.cs" })]
    public void An_edit_writes_the_lock_only_where_it_changes_what_is_stored(string old, string @new, string[] reEmitted)
    {
        GeneratorRun before = Start("Update");
        GeneratorRun after = before.After(compilation => compilation.WithSource("Source0.cs", Source.Replace(old, @new, StringComparison.Ordinal))).CompilesWithoutWarnings();
        Assert.Equal(reEmitted, after.ReEmitted(before));
    }

    [Fact]
    public void Every_kind_of_type_that_events_hold_has_a_form()
    {
        LockFile file = LockReader.Read(TextOf(Start("Update", """
            using DomainFx; using System.Text.Json.Serialization; using System.Collections.Immutable;
            namespace Bank;
            [EventType("e")] public sealed record E(Guid A, byte[] B, List<int?> C, HashSet<string> D, Dictionary<Id, Part[]> F, Stack<int> G, DateTimeOffset H, Uri? I,
                [property: JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] int J, Shape K, Page<int> L, E? M);
            public readonly record struct Id(string Value); public sealed record Part(int X); public sealed record Page<T>(ImmutableArray<T> Items);
            [JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape; public sealed record Circle(int R) : Shape;
            """)));
        LockedContract contract = file.Events[new("e", 1)];
        Assert.Equal(
            ["Guid", "bytes", "int?[]", "set<string>", "map<string, Bank.Part[]>", "stack<int>", "DateTimeOffset", "Uri?", "text<int>", "Bank.Shape", "Bank.Page<int>", "Bank.E?"],
            contract.Shape.Properties!.Values.Select(static property => property.Form));
        Assert.Equal(["Bank.Circle", "Bank.Page<int>", "Bank.Part", "Bank.Shape"], contract.Types.Keys);
        Assert.Equal("Bank.Circle", contract.Types["Bank.Shape"].Derived["circle"]);
    }

    private static string TextOf(GeneratorRun run) =>
        (string)((IFieldSymbol)run.CompilesWithoutWarnings().Output.GetTypeByMetadataName("DomainFx.Generated.DomainFxLock")!.GetMembers("Text").Single()).ConstantValue!;

    private static GeneratorRun Start(string mode, string source = Source) => GeneratorRun.Start(
        TestCompilation.Create(source), Generators, new Dictionary<string, string> { ["build_property.DomainFxLockMode"] = mode });
}
