using System.Collections.Immutable;
using DomainFx.Roslyn.TestKit;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Tests.Assemblies;

/// <summary>An assembly that was compiled in memory with the generator run on it, and what it refers to.</summary>
internal sealed class GeneratedAssembly
{
    private readonly ImmutableArray<GeneratedAssembly> _uses;

    private GeneratedAssembly(string name, GeneratorRun run, ImmutableArray<GeneratedAssembly> uses)
    {
        Name = name;
        Run = run;
        _uses = uses;
        Image = Emit(run.Output);
    }

    public string Name { get; }

    public GeneratorRun Run { get; }

    public byte[] Image { get; }

    public static GeneratedAssembly Compile(string name, string source, params ImmutableArray<GeneratedAssembly> uses)
    {
        var references = TestReferences.Default.AddRange(All(uses).Select(static used => (MetadataReference)MetadataReference.CreateFromImage(used.Image)));
        var compilation = TestCompilation.Create([source], name, references);
        var run = GeneratorRun.Start(compilation, GeneratorRun.GeneratorsOf(typeof(DomainGenerator).Assembly));
        return new GeneratedAssembly(name, run.CompilesWithoutWarnings(), uses);
    }

    /// <summary>Loads it with what it uses, beside the DomainFx of the tests, and calls a static method.</summary>
    public async Task<string> CallAsync(string type, string method)
    {
        var context = new System.Runtime.Loader.AssemblyLoadContext(Name, isCollectible: true);
        try
        {
            foreach (var used in All(_uses)) context.LoadFromStream(new MemoryStream(used.Image));
            var loaded = context.LoadFromStream(new MemoryStream(Image));
            return await (Task<string>)loaded.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static IEnumerable<GeneratedAssembly> All(ImmutableArray<GeneratedAssembly> uses) =>
        uses.SelectMany(static used => All(used._uses).Append(used)).DistinctBy(static used => used.Name);

    private static byte[] Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }
}
