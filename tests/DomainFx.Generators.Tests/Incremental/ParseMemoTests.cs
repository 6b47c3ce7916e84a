using DomainFx.Generators.Incremental;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Incremental;

/// <summary>What an edit costs: how many types are parsed again.</summary>
public sealed class ParseMemoTests
{
    [Fact]
    public void A_body_edited_elsewhere_parses_nothing_again() => Assert.Equal([], ParsedAfter(Domain.Other, "x * 2", "x * 3"));

    [Fact]
    public void A_member_added_elsewhere_parses_nothing_again() => Assert.Equal([], ParsedAfter(Domain.Other, "public int Auto", "public int More; public int Auto"));

    [Fact]
    public void A_type_added_elsewhere_parses_nothing_again() => Assert.Equal([], ParsedAfter(Domain.Other, "public class Other", "public class New; public class Other"));

    [Fact]
    public void A_body_edited_in_a_file_parses_the_types_of_that_file() => Assert.Equal(["Account"], ParsedAfter(Domain.Account, "amount)); }", "amount + 1)); }"));

    [Fact]
    public void A_declaration_that_is_mentioned_parses_all() => Assert.Equal(["Account", "Customer"], ParsedAfter(Domain.Values, "string Currency", "string Code"));

    private static IEnumerable<string> ParsedAfter(string file, string old, string @new)
    {
        var generator = new CountingGenerator();
        GeneratorRun run = GeneratorRun.Start(TestCompilation.Create(Domain.Files), [generator]);
        Assert.Equal(["Account", "Customer"], generator.Parsed.Order(StringComparer.Ordinal));

        generator.Parsed.Clear();
        run.After(compilation => compilation.WithSource(Domain.PathOf(file), file.Replace(old, @new, StringComparison.Ordinal)));
        return generator.Parsed.Order(StringComparer.Ordinal);
    }

    private sealed class CountingGenerator : IIncrementalGenerator
    {
        public List<string> Parsed { get; } = [];

        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var memo = new ParseMemo<string>();
            context.RegisterSourceOutput(
                context.SyntaxProvider.ForAttributeWithMetadataName(
                    "DomainFx.AggregateAttribute", static (_, _) => true, (target, cancellationToken) => memo.Get(target, Parse, cancellationToken)),
                static (_, _) => { });
        }

        private string Parse(GeneratorAttributeSyntaxContext target, CancellationToken cancellationToken)
        {
            Parsed.Add(target.TargetSymbol.Name);
            return target.TargetSymbol.Name;
        }
    }
}
