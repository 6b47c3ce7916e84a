using System.Collections.Immutable;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Codecs;

/// <summary>What is written for the shapes of contracts.</summary>
public sealed class CodecTests
{
    [Fact]
    public void Primitives_strings_and_defaults() => Check(
        """
        [EventType("money-deposited")]
        public sealed record MoneyDeposited(
            string Account, long Amount, decimal Fee, bool Instant, double Rate, Guid Transfer, DateTimeOffset At, string? Note, int? Code = 7, string Channel = "web")
        {
            public char Grade { get; init; }
            public string Branch { get; init; } = "main";
            public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);
        }
        """);

    private static void Check(string source, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        Compilation compilation = TestCompilation.Create($"using DomainFx;\nnamespace Bank;\n\n{source}");
        ImmutableArray<IIncrementalGenerator> generators = GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly);
        Snapshot.Match(GeneratorRun.Start(compilation, generators).CompilesWithoutWarnings(), test: test);
    }
}
