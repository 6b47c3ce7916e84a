using System.Globalization;

namespace DomainFx.Benchmarks.Frame;

/// <summary>A figure as measured.</summary>
internal sealed record Result(Figure Figure, Ratio Ratio, Side Ours, Side Reference, IReadOnlyDictionary<string, double> Beside)
{
    public bool IsGoalMet => Figure.Goal.IsMetBy(Ratio.Median) && !(Ours.AllocatedBytes > Figure.AllocationGoal);

    public IEnumerable<string> Lines()
    {
        yield return $"ratio {Figure.Name} {Ratio} goal {Figure.Goal}";
        yield return string.Create(CultureInfo.InvariantCulture, $"alloc {Figure.Name} ours {Ours.AllocatedBytes} B reference {Reference.AllocatedBytes} B{AllocationGoal}");
        yield return string.Create(CultureInfo.InvariantCulture, $"# {Figure.Name}: ours {Ours.Nanoseconds:0.#} ns, reference {Reference.Nanoseconds:0.#} ns{(IsGoalMet ? "" : "  <-- goal missed")}");
        foreach (var (name, nanoseconds) in Beside)
            yield return string.Create(CultureInfo.InvariantCulture, $"# {Figure.Name}: {name} {nanoseconds:0.#} ns");
    }

    private string AllocationGoal => Figure.AllocationGoal is { } goal ? string.Create(CultureInfo.InvariantCulture, $" goal <= {goal} B") : "";
}
