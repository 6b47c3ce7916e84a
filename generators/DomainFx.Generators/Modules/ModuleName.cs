using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Generators.Modules;

/// <summary>The module's name: the MSBuild property DomainFxModuleName, or the assembly's name without separators.</summary>
internal static class ModuleName
{
    public static IncrementalValueProvider<string> Provide(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.DomainFxModuleName", out string? name) ? name : "")
            .Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? ""))
            .Select(static (names, _) => Of(names.Left, names.Right));

    private static string Of(string property, string assembly)
    {
        if (SyntaxFacts.IsValidIdentifier(property)) return property;

        var name = new StringBuilder(assembly.Length);
        foreach (char letter in assembly)
        {
            if (SyntaxFacts.IsIdentifierPartCharacter(letter)) name.Append(letter);
        }

        if (name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0])) name.Insert(0, '_');
        return name.ToString();
    }
}
