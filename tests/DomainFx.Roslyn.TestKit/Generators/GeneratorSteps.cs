using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DomainFx.Roslyn.TestKit;

/// <summary>Reads the tracked steps of a run.</summary>
public static class GeneratorSteps
{
    /// <summary>Every tracked step, Roslyn's and the generators' named ones.</summary>
    public static IEnumerable<GeneratorStep> Of(GeneratorDriverRunResult result) =>
        result.Results.SelectMany(static run => Flatten(run, run.TrackedSteps));

    /// <summary>The steps that add sources: one for each file that a generator writes.</summary>
    public static IEnumerable<GeneratorStep> OutputsOf(GeneratorDriverRunResult result) =>
        result.Results.SelectMany(static run => Flatten(run, run.TrackedOutputSteps));

    /// <summary>The reasons of the step that a generator named <paramref name="stepName"/>.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(this GeneratorRun run, string stepName) =>
        [.. Of(run.Result).Where(step => step.Name == stepName).Select(static step => step.Reason)];

    /// <summary>The hint names of the files that were written anew (not taken from the cache) in this run.</summary>
    public static IReadOnlyList<string> ReEmitted(this GeneratorRun run, GeneratorRun before)
    {
        // A cached output keeps its text object; a new run of the step makes a new one, equal or not.
        HashSet<SourceText> old = new(before.Sources.Select(static source => source.SourceText), ReferenceEqualityComparer.Instance);
        return [.. run.Sources
            .Where(source => !old.Contains(source.SourceText))
            .Select(static source => source.HintName)];
    }

    private static IEnumerable<GeneratorStep> Flatten(
        GeneratorRunResult run, ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps) =>
        from pair in steps
        from step in pair.Value
        from output in step.Outputs
        select new GeneratorStep(run.Generator.GetGeneratorType().Name, pair.Key, output.Value, output.Reason);
}
