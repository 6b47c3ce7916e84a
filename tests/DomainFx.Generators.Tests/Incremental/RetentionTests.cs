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
        (driver, Compilation last, WeakReference compilation, WeakReference tree) = EditTwice(driver);
        for (int round = 0; round < 5 && (compilation.IsAlive || tree.IsAlive); round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive, "The compilation before the last one is kept.");
        Assert.False(tree.IsAlive, "The edited file as it was is kept.");
        GC.KeepAlive(driver);
        GC.KeepAlive(last);
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

    // The first compilation is not the one to watch: without any generator, too, its trees stay until the second has gone.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, Compilation Last, WeakReference Compilation, WeakReference Tree) EditTwice(GeneratorDriver driver)
    {
        Compilation first = TestCompilation.Create(Domain.Files);
        Compilation second = Edit(first, "x * 3");
        Compilation third = Edit(second, "x * 4");
        foreach (Compilation compilation in (Compilation[])[first, second, third]) driver = driver.RunGenerators(compilation);
        return (driver, third, new WeakReference(second), new WeakReference(TreeOf(second)));
    }

    private static Compilation Edit(Compilation compilation, string body) =>
        compilation.WithSource(Domain.PathOf(Domain.Other), Domain.Other.Replace("x * 2", body, StringComparison.Ordinal));

    private static SyntaxTree TreeOf(Compilation compilation) => compilation.SyntaxTrees.Single(static tree => tree.FilePath == Domain.PathOf(Domain.Other));
}
