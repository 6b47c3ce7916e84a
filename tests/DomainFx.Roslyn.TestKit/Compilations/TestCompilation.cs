using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Makes compilations as a strict user's project would: nullable, every warning level, documentation checked.</summary>
public static class TestCompilation
{
    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: false, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable);

    // What the SDK's ImplicitUsings would add.
    private const string GlobalUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Compiles <paramref name="sources"/> as the files Source0.cs, Source1.cs… of one assembly.</summary>
    public static CSharpCompilation Create(
        IEnumerable<string> sources, string assemblyName = "TestAssembly", IEnumerable<MetadataReference>? references = null) =>
        CSharpCompilation.Create(
            assemblyName,
            [Parse(GlobalUsings, "GlobalUsings.cs"), .. sources.Select(static (source, index) => Parse(source, $"Source{index}.cs"))],
            references ?? TestReferences.Default,
            Options);

    public static CSharpCompilation Create(params string[] sources) => Create((IEnumerable<string>)sources);

    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);

    /// <summary>Replaces the text of one file, as an edit in an IDE does; the other trees stay the same objects.</summary>
    public static Compilation WithSource(this Compilation compilation, string path, string source)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        return compilation.ReplaceSyntaxTree(old, Parse(source, path));
    }

    /// <summary>Writes the assembly into memory and returns a reference to it, for domains spread over assemblies.</summary>
    public static MetadataReference ToReference(this Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
