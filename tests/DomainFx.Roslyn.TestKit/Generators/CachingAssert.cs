using Microsoft.CodeAnalysis;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Asserts on the reasons that Roslyn records for each step of a pipeline.</summary>
public static class CachingAssert
{
    // Roslyn's own steps that hold the compilation itself are new on every run; the first step of ours that
    // must not be is the outcome of ForAttributeWithMetadataName.
    private static readonly HashSet<string> AlwaysNew =
    [
        "Compilation", "ParseOptions", "AdditionalTexts", "AnalyzerConfigOptions", "MetadataReferences",
        "compilationAndGroupedNodes_ForAttributeWithMetadataName", "compilationUnit_ForAttribute",
        "compilationUnitAndGlobalAliases_ForAttribute", "groupedNodes_ForAttributeWithMetadataName",
    ];

    /// <summary>Fails unless each step was Cached or Unchanged and each output Cached.</summary>
    public static void NothingReRan(GeneratorDriverRunResult result)
    {
        List<string> reRan =
        [
            .. GeneratorSteps.Of(result).Where(static step => !AlwaysNew.Contains(step.Name) && !step.FromCache).Select(static step => step.ToString()),
            .. GeneratorSteps.OutputsOf(result).Where(static step => step.Reason != IncrementalStepRunReason.Cached).Select(static step => $"output {step}"),
        ];
        Assert.True(reRan.Count == 0, $"An identical compilation re-ran:\n{string.Join('\n', reRan)}");
    }
}
