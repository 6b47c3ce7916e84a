using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Roslyn.TestKit;

/// <summary>
/// One run of generators over a compilation. Each run that starts afresh is run a second time on a clone of the
/// compilation, so that every test of generated code also proves that its pipeline caches.
/// </summary>
public sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation input, Compilation output)
    {
        _driver = driver;
        Input = input;
        Output = output;
        Result = driver.GetRunResult();
        foreach (GeneratorRunResult result in Result.Results)
            Assert.True(result.Exception is null, $"{result.Generator.GetGeneratorType().Name} threw: {result.Exception}");
    }

    /// <summary>The compilation before generation.</summary>
    public Compilation Input { get; }

    /// <summary>The compilation with the generated trees.</summary>
    public Compilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>All generated files, ordered by hint name.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources =>
        [.. Result.Results.SelectMany(static result => result.GeneratedSources).OrderBy(static source => source.HintName, StringComparer.Ordinal)];

    /// <summary>The text of the one generated file whose hint name ends with <paramref name="hintName"/>.</summary>
    public string Source(string hintName) =>
        Assert.Single(Sources, source => source.HintName.EndsWith(hintName, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>Every generator of an assembly, since users get them all.</summary>
    public static ImmutableArray<IIncrementalGenerator> GeneratorsOf(Assembly assembly) =>
        [.. assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && typeof(IIncrementalGenerator).IsAssignableFrom(type))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (IIncrementalGenerator)Activator.CreateInstance(type)!)];

    /// <summary>Runs <paramref name="generators"/>, and once more on a clone, where everything must come from the cache.</summary>
    public static GeneratorRun Start(
        Compilation compilation, ImmutableArray<IIncrementalGenerator> generators, IReadOnlyDictionary<string, string>? options = null)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            generators.Select(static generator => generator.AsSourceGenerator()),
            parseOptions: TestCompilation.ParseOptions,
            optionsProvider: new TestConfigOptions(options),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        GeneratorRun run = Run(driver, compilation);
        CachingAssert.NothingReRan(Run(run._driver, compilation.Clone()).Result);
        return run;
    }

    /// <summary>Runs again after an edit; <see cref="GeneratorSteps"/> tells what re-ran.</summary>
    public GeneratorRun After(Func<Compilation, Compilation> edit) => Run(_driver, edit(Input));

    /// <summary>Fails unless input and generated code together compile without a warning.</summary>
    public GeneratorRun CompilesWithoutWarnings()
    {
        CompilationAssert.CompilesWithoutWarnings(Output);
        return this;
    }

    private static GeneratorRun Run(GeneratorDriver driver, Compilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new GeneratorRun(driver, compilation, output);
    }
}
