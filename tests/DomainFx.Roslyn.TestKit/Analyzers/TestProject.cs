using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Roslyn.TestKit;

/// <summary>A project in a workspace, with the generators attached as in an IDE.</summary>
internal static class TestProject
{
    internal static Document Create(AdhocWorkspace workspace, string source, ImmutableArray<IIncrementalGenerator> generators)
    {
        Compilation settings = TestCompilation.Create();
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "TestAssembly", "TestAssembly", LanguageNames.CSharp,
            compilationOptions: TestCompilation.Options, parseOptions: TestCompilation.ParseOptions,
            metadataReferences: TestReferences.Default, analyzerReferences: [new GeneratorReference(generators)]);
        Project added = workspace.AddProject(project);
        SyntaxTree usings = settings.SyntaxTrees.Single();
        added = added.AddDocument(usings.FilePath, usings.GetText()).Project;
        return added.AddDocument("Source0.cs", SourceText.From(source, System.Text.Encoding.UTF8));
    }
}
