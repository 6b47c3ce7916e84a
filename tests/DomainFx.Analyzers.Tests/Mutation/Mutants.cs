using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using DomainFx.Roslyn.TestKit;
using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Mutation;

/// <summary>
/// The purity rules, compiled from their sources with a switch in every branch: one assembly is all mutants. A thread chooses the
/// branch that it does without; 0 is none.
/// </summary>
internal sealed class Mutants
{
    private const string Switch =
        """
        public static class Mutant
        {
            [System.ThreadStatic] private static int s_active;
            [System.ThreadStatic] private static long s_left;
            public static void Begin(int active, long steps) { s_active = active; s_left = steps; }
            public static long Left() => s_left;
            public static bool Is(int number) => s_active == number;
            public static void Step()
            {
                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                if (--s_left < 0) throw new System.TimeoutException("The mutant does not come to an end.");
            }
        }
        """;

    private readonly Assembly _assembly;
    private readonly Action<int, long> _begin;
    private readonly Func<long> _left;

    private Mutants(Assembly assembly, Dictionary<int, Branch> branches)
    {
        _assembly = assembly;
        Type @switch = assembly.GetType("Mutant")!;
        _begin = @switch.GetMethod("Begin")!.CreateDelegate<Action<int, long>>();
        _left = @switch.GetMethod("Left")!.CreateDelegate<Func<long>>();
        Branches = branches.ToImmutableSortedDictionary();
    }

    public ImmutableSortedDictionary<int, Branch> Branches { get; }

    /// <summary>The rules, which do what the branch that the thread has chosen says.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
        [.. _assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>This thread does without a branch, for so many steps.</summary>
    public void Begin(int branch, long steps) => _begin(branch, steps);

    /// <summary>The steps that this thread has left.</summary>
    public long StepsLeft() => _left();

    /// <summary>Compiles them.</summary>
    /// <param name="folder">The folder of the analyzers whose branches are switched.</param>
    public static Mutants Compile(string folder)
    {
        ImmutableArray<SyntaxTree> sources = [.. Sources(folder)], others = [.. Sources("generators/Common"), Parse("analyzers/DomainFx.Analyzers/RuleHelp.cs"), Usings(), Parse(Switch, "Mutant.cs")];
        HashSet<int> forced = [], kept = [];
        for (int round = 0; round < 20; round++)
        {
            var rewriter = new BranchRewriter(forced, kept);
            CSharpCompilation compilation = CSharpCompilation.Create(
                "Mutants", [.. sources.Select(rewriter.Rewrite), .. others], References(),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
            using var image = new MemoryStream();
            var emitted = compilation.Emit(image);
            if (emitted.Success)
            {
                image.Position = 0;
                return new Mutants(new AssemblyLoadContext("mutants").LoadFromStream(image), rewriter.Branches);
            }

            Diagnostic[] errors = [.. emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)];
            int before = forced.Count + kept.Count;
            foreach (int cause in errors.SelectMany(error => BranchRewriter.CausesOf(error, compilation)).Distinct())
            {
                if (!forced.Add(cause)) kept.Add(cause);
            }

            Assert.True(forced.Count + kept.Count > before, $"The mutants do not compile:\n{string.Join('\n', errors.Take(12).Select(static error => error.ToString()))}");
        }

        throw new InvalidOperationException("The mutants do not compile.");
    }

    private static IEnumerable<SyntaxTree> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(static file => Parse(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')));

    private static SyntaxTree Usings() => Parse(TestCompilation.Create().SyntaxTrees[0].ToString(), "GlobalUsings.cs");

    private static SyntaxTree Parse(string path) => Parse(File.ReadAllText(Path.Combine(Repository.Root, path)), path);

    // The sources are written for a newer compiler than the one that tests refer to.
    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview), path, System.Text.Encoding.UTF8);

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("DomainFx", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));
}
