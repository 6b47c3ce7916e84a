using System.Runtime;
using DomainFx.Benchmarks.Frame;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Benchmarks.Generator;

/// <summary>
/// Runs a generator again and again, after edits of a file that no aggregate mentions. Nothing is collected while it is timed: both sides
/// allocate nearly the same (the alloc line says how much), but a collection goes through the syntax trees of both and falls now on one, now on the other.
/// </summary>
internal sealed class UnrelatedEdits : Workload
{
    private const long BytesOfAnEdit = 128L * 1024 * 1024;

    private readonly Func<int, string> _edit;
    private readonly List<Compilation> _edited = [];
    private Compilation _compilation;
    private GeneratorDriver _driver;
    private int _edits;

    public UnrelatedEdits(IIncrementalGenerator generator, int aggregates, Func<int, string> edit)
    {
        _edit = edit;
        _compilation = CSharpCompilation.Create(
            "Shop",
            [.. ManyAggregates.Sources(aggregates).Select(static source => CSharpSyntaxTree.ParseText(source)), Other()],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create(generator).RunGenerators(_compilation);
    }

    /// <summary>Parses ahead: the compiler does that with any generator.</summary>
    public override ValueTask PrepareAsync(int operations)
    {
        _edited.Clear();
        for (var i = 0; i < operations; i++)
        {
            _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.Last(), Other());
            _edited.Add(_compilation);
        }

        GC.TryStartNoGCRegion(BytesOfAnEdit * operations);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RunAsync(int operations)
    {
        foreach (var compilation in _edited) _driver = _driver.RunGenerators(compilation);
        if (GCSettings.LatencyMode is GCLatencyMode.NoGCRegion) GC.EndNoGCRegion();
        return ValueTask.CompletedTask;
    }

    private SyntaxTree Other() => CSharpSyntaxTree.ParseText($"namespace Shop.Web {{ public class Other {{ {_edit(_edits++)} }} }}");

    public static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));
}
