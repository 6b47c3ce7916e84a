using System.Text.RegularExpressions;
using DomainFx.Roslyn.TestKit;

namespace DomainFx.Generators.Tests.Snapshots;

/// <summary>Aggregates around a state that the test writes.</summary>
internal static partial class SnapshotSource
{
    public static string Of(string state, string types = "", string snapshot = "", string aggregate = "", string baseClass = "") =>
        $$"""
        using DomainFx;
        using System.Text.Json.Serialization;
        namespace Bank;

        [Aggregate("account"{{aggregate}}), Snapshot({{snapshot}})]
        public sealed partial class Account{{baseClass}}
        {
            {{state}}

            [Command(CreatesIfMissing = true)]
            public void Open() => Raise(new Opened());

            [Event]
            private void Apply(Opened e) { }
        }

        [EventType("opened")] public sealed record Opened;
        {{types}}
        """;

    public static GeneratorRun Run(string source) =>
        GeneratorRun.Start(TestCompilation.Create(source), GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly)).CompilesWithoutWarnings();

    public static string KeyOf(string source) => Key().Match(Run(source).Source("Bank.Account.Aggregate.g.cs")).Groups[1].Value is { Length: > 0 } key ? key : throw new InvalidOperationException("There is no key.");

    [GeneratedRegex(@"long Key = unchecked\(\(long\)(0x[0-9A-F]{16})UL\)")]
    private static partial Regex Key();
}
