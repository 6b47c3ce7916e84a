using DomainFx.Benchmarks.Frame;

namespace DomainFx.Benchmarks.Analyzers;

/// <summary>Builds a domain, by the compiler that a build runs and with all that it hands to it.</summary>
/// <param name="project">The project, shared by both sides.</param>
/// <param name="hasRules">Whether the rules of DomainFx are among the analyzers; those of the SDK and the generators are, always.</param>
internal sealed class DomainBuild(BuiltProject project, bool hasRules) : Workload
{
    public override bool IsElsewhere => true;

    public override ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++) project.Compile(hasRules);
        return ValueTask.CompletedTask;
    }
}
