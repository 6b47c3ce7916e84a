using System.Runtime.CompilerServices;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Modules;

/// <summary>What is written for the assembly as a whole.</summary>
public sealed class ModuleTests
{
    private const string Contracts = """
        using DomainFx;
        namespace Contracts;
        [EventType("opened")] public sealed record Opened(Money Amount);
        public readonly record struct Money(long Value, string Currency);
        """;

    [Fact]
    public void A_module_lists_aggregates_and_latest_events_by_stored_name() => Match(Generated.From("""
        [Aggregate("zebra")] public sealed partial class A { [Command(Creates = true)] public void Open() { } }
        [Aggregate("ant", IdType = typeof(int))] internal sealed partial class B { [Command(Creates = true)] public void Open() { } }
        [EventType("z")] public sealed record First;
        [EventType("a")] internal sealed record Second;
        """));

    [Fact]
    public void The_modules_name_is_the_assemblys_without_separators() => Match(Run(TestCompilation.Create([Contracts], "My.Bank-Domain 2")));

    [Fact]
    public void A_build_property_names_the_module() => Match(
        Run(TestCompilation.Create([Contracts]), new Dictionary<string, string> { ["build_property.DomainFxModuleName"] = "Banking" }));

    [Fact]
    public void A_module_brings_those_of_the_assemblies_it_uses()
    {
        MetadataReference contracts = Run(TestCompilation.Create([Contracts], "Contracts")).Output.ToReference();
        Match(Run(TestCompilation.Create(
            ["""
            using DomainFx;
            using Contracts;
            namespace Bank;
            [Aggregate("account")]
            public sealed partial class Account
            {
                [Command(Creates = true)] public void Open(Money amount) => Raise(new Opened(amount));
                [Event] private void Apply(Opened e) { }
            }
            """],
            "Bank",
            [.. TestReferences.Default, contracts])));
    }

    [Fact]
    public void An_assembly_without_aggregates_and_events_has_no_module() => Assert.Empty(Generated.From("public class Plain;").Sources);

    private static GeneratorRun Run(Compilation compilation, IReadOnlyDictionary<string, string>? options = null) =>
        GeneratorRun.Start(compilation, Generated.Generators, options).CompilesWithoutWarnings();

    private static void Match(GeneratorRun run, [CallerMemberName] string test = "") => Snapshot.Match(run, "Module", test: test);
}
