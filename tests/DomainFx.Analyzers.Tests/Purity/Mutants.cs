using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using DomainFx.Roslyn.TestKit;
using DomainFx.Tests.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Purity;

/// <summary>
/// The purity rules, compiled from their sources with a switch in every branch: one compilation is all mutants. With number n
/// switched on, branch n is never taken.
/// </summary>
internal sealed class Mutants
{
    private const string Switch = "internal static class Mutant { public static int Active; public static bool Is(int number) => Active == number; }";

    private readonly Assembly _assembly;
    private readonly FieldInfo _active;

    private Mutants(Assembly assembly, ImmutableSortedDictionary<int, string> branches)
    {
        _assembly = assembly;
        _active = assembly.GetType("Mutant")!.GetField("Active")!;
        Branches = branches;
    }

    /// <summary>The branches: number, and where it stands in the source.</summary>
    public ImmutableSortedDictionary<int, string> Branches { get; }

    public static Mutants Compile()
    {
        ImmutableArray<SyntaxTree> sources = [.. Sources()];
        var rejected = new HashSet<int>();
        // A branch whose condition gives names to what follows cannot be switched off: the compiler says so.
        for (int round = 0; round < 12; round++)
        {
            var rewriter = new BranchRewriter(rejected);
            CSharpCompilation compilation = CSharpCompilation.Create(
                "Mutants", [.. sources.Select(rewriter.Rewrite), TestCompilation.Parse(Switch, "Mutant.cs")], References(),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
            using var image = new MemoryStream();
            var emitted = compilation.Emit(image);
            if (emitted.Success)
            {
                image.Position = 0;
                return new Mutants(new AssemblyLoadContext("mutants").LoadFromStream(image), rewriter.Branches.ToImmutableSortedDictionary());
            }

            int before = rejected.Count;
            foreach (Diagnostic error in emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)) rejected.UnionWith(rewriter.CausesOf(error, compilation));
            Assert.True(rejected.Count > before, $"The mutants do not compile:\n{string.Join('\n', emitted.Diagnostics.Take(5))}");
        }

        throw new InvalidOperationException("The mutants do not compile.");
    }

    /// <summary>The rules with one branch switched off; 0 for none.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers(int branch)
    {
        _active.SetValue(null, branch);
        return [.. _assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
    }

    private static IEnumerable<SyntaxTree> Sources()
    {
        foreach (string folder in (string[])["analyzers/DomainFx.Analyzers/Purity", "generators/Common"])
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                yield return Parse(file);
        }

        yield return Parse(Path.Combine(Repository.Root, "analyzers", "DomainFx.Analyzers", "RuleHelp.cs"));
        yield return TestCompilation.Create().SyntaxTrees[0];
    }

    private static SyntaxTree Parse(string file) => TestCompilation.Parse(File.ReadAllText(file), Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("DomainFx", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));
}
