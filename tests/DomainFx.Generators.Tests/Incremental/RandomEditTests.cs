using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Generators.Tests.Incremental;

/// <summary>Whatever is edited, and in whatever order, an incremental run gives what a fresh run gives. Most edits here do not even compile: that is how people type.</summary>
public sealed class RandomEditTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DOMAINFX_LONG") == "1";

    private static readonly string[] Insertions =
    [
        "[EventType(\"closed\")] public sealed record Closed(Grade Grade, Money? Rest);", "partial class Account { public string Id = \"\"; }",
        "partial class Account { [Command] public void Close() { } }", "public enum Grade { Low, High }", "public class AccountClient;",
        "global using Level = System.DayOfWeek;", "global using System;", "using Money = System.Decimal;", "namespace Bank.Inner;", "#nullable disable\n", "#nullable enable\n",
        "[assembly: DomainFx.JsonCodec(typeof(Money), typeof(string))]", "[System.Obsolete] ", "sealed ", "static ", "? ", "// remark\n", "record Registered;", "const string Nobody = \"x\";",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, IsLong ? 60 : 8)];

    [Fact]
    public void What_the_parser_skips_makes_an_error_of_a_constant()
    {
        Compilation compilation = TestCompilation.Create(Domain.Files);
        GeneratorDriver driver = NewDriver().RunGenerators(compilation);
        string edited = Domain.Values.Replace("\"nobody\"", "\"nobody\"\"nobody\"", StringComparison.Ordinal);
        driver = driver.RunGenerators(compilation.WithSource(Domain.PathOf(Domain.Values), edited));
        string[] files = [.. Domain.Files.Select(file => file == Domain.Values ? edited : file)];
        Assert.Equal(Texts(NewDriver().RunGenerators(TestCompilation.Create(files))), Texts(driver));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_chain_of_edits_gives_what_a_fresh_run_gives(int seed)
    {
        var random = new Random(seed);
        string[] files = [.. Domain.Files];
        // Without tracking of steps, as in an editor: with it, another path of the compiler's runs.
        Compilation compilation = TestCompilation.Create(files);
        GeneratorDriver driver = NewDriver().RunGenerators(compilation);
        int changes = 0;
        for (int step = 0; step < 20; step++)
        {
            int file = random.Next(files.Length);
            string old = files[file];
            // Every few edits the file is as it was: what was remembered of it must not be of another time.
            files[file] = random.Next(4) == 0 ? Domain.Files[file] : Edited(files, file, random);
            Dictionary<string, string> before = Texts(driver);
            compilation = compilation.WithSource($"Source{file}.cs", files[file]);
            driver = driver.RunGenerators(compilation);
            Dictionary<string, string> incremental = Texts(driver);
            Dictionary<string, string> fresh = Texts(NewDriver().RunGenerators(TestCompilation.Create(files)));
            string[] differences = [.. fresh.Keys.Union(incremental.Keys).Where(hintName => fresh.GetValueOrDefault(hintName) != incremental.GetValueOrDefault(hintName))];
            Assert.True(differences.Length == 0, $"Step {step}: {string.Join(", ", differences)} not as fresh after the edit of\n\n{old}\n\nto\n\n{files[file]}\n\nbeside\n\n{string.Join("\n\n", files)}");
            if (!fresh.OrderBy(static text => text.Key).SequenceEqual(before.OrderBy(static text => text.Key))) changes++;
        }

        Assert.True(changes > 0, "No edit changed what is generated.");
    }

    private static string Edited(string[] files, int file, Random random)
    {
        SyntaxToken[] tokens = Tokens(files[file]);
        if (tokens.Length == 0) return Domain.Files[file];
        SyntaxToken token = tokens[random.Next(tokens.Length)];
        string text = files[file];
        (string before, string after) = (text[..token.FullSpan.Start], text[token.FullSpan.End..]);
        SyntaxToken[] others = Tokens(files[random.Next(files.Length)]);
        return random.Next(5) switch
        {
            0 => before + after,
            1 => before + token.ToFullString() + token.ToFullString() + after,
            2 => before + Insertions[random.Next(Insertions.Length)] + token.ToFullString() + after,
            3 => text + "\n" + Insertions[random.Next(Insertions.Length)],
            _ => others.Length == 0 ? text : before + others[random.Next(others.Length)].ToFullString() + " " + after,
        };
    }

    private static SyntaxToken[] Tokens(string text) =>
        [.. CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions).GetRoot().DescendantTokens().Where(static token => token.Span.Length > 0)];

    private static GeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create(Generated.Generators.Select(static generator => generator.AsSourceGenerator()), parseOptions: TestCompilation.ParseOptions);

    private static Dictionary<string, string> Texts(GeneratorDriver driver) =>
        driver.GetRunResult().Results.SelectMany(static result => result.GeneratedSources).ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());
}
