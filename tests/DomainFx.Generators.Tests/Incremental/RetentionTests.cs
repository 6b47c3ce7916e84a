using System.Runtime.CompilerServices;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Generators.Tests.Incremental;

/// <summary>No run keeps an earlier compilation alive, and none depends on the order of files.</summary>
public sealed class RetentionTests
{
    [Fact]
    public void A_compilation_can_go_when_the_next_one_has_come()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            Generated.Generators.Select(static generator => generator.AsSourceGenerator()), parseOptions: TestCompilation.ParseOptions);
        (driver, WeakReference compilation) = RunTwice(driver);
        for (int round = 0; round < 5 && compilation.IsAlive; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive, "The first compilation is kept.");
        GC.KeepAlive(driver);
    }

    [Fact]
    public void The_order_of_files_changes_no_text()
    {
        string[] expected = Texts(Generated.Start(Domain.Files));
        var random = new Random(20_240_229);
        for (int round = 0; round < 5; round++)
        {
            string[] shuffled = [.. Domain.Files];
            random.Shuffle(shuffled);
            Assert.Equal(expected, Texts(Generated.Start(shuffled)));
        }
    }

    private static string[] Texts(GeneratorRun run) => [.. run.Sources.Select(static source => $"{source.HintName}\n{source.SourceText}")];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Compilation) RunTwice(GeneratorDriver driver)
    {
        Compilation first = TestCompilation.Create(Domain.Files);
        driver = driver.RunGenerators(first);
        Compilation second = first.WithSource(Domain.PathOf(Domain.Other), Domain.Other.Replace("x * 2", "x * 3", StringComparison.Ordinal));
        driver = driver.RunGenerators(second);
        return (driver, new WeakReference(first));
    }
}
