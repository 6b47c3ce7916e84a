using System.Collections.Immutable;
using System.Reflection;
using DomainFx.Analyzers.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DomainFx.Analyzers.Tests.Rules;

/// <summary>Everything that a user's compiler finds in the analyzer assemblies.</summary>
internal static class RuleCatalog
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [.. InstancesOf<DiagnosticAnalyzer>(typeof(RefusalAnalyzer).Assembly).Where(static analyzer => analyzer is not DiagnosticSuppressor)];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. InstancesOf<CodeFixProvider>(Assembly.Load("DomainFx.CodeFixes"))];

    /// <summary>Every rule once, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        [.. Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Distinct().OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The ids that a fix is offered for.</summary>
    public static ImmutableHashSet<string> Fixable { get; } = [.. Fixes.SelectMany(static fix => fix.FixableDiagnosticIds)];

    public static DiagnosticDescriptor Rule(string id) => Rules.Single(rule => rule.Id == id);

    private static IEnumerable<T> InstancesOf<T>(Assembly assembly) =>
        assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && typeof(T).IsAssignableFrom(type))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (T)Activator.CreateInstance(type)!);
}
