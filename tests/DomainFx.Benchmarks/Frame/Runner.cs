namespace DomainFx.Benchmarks.Frame;

/// <summary>Runs the groups that are asked for and prints each figure as soon as it is known.</summary>
internal sealed class Runner(IReadOnlyList<Group> groups)
{
    /// <summary>Measures; returns the exit code of the process.</summary>
    public async Task<int> RunAsync(Settings settings)
    {
        var asked = groups.Where(group => settings.Group == "all" || group.Name == settings.Group || group.Family == settings.Group).ToList();
        if (asked.Count == 0)
        {
            Console.Error.WriteLine($"There is no group '{settings.Group}'. Groups: {string.Join(", ", Names)}, all.");
            return 2;
        }

        var missed = 0;
        foreach (var source in asked.SelectMany(group => group.Figures()).Where(source => source.Name.Contains(settings.Filter ?? "", StringComparison.Ordinal)))
        {
            if (!await MeasureAsync(source, settings.Rounds)) missed++;
        }

        foreach (var source in asked.SelectMany(group => group.Latencies()).Where(source => source.Name.Contains(settings.Filter ?? "", StringComparison.Ordinal)))
        {
            var latency = await source.MeasureAsync();
            foreach (var line in latency.Lines(source.Name)) Console.WriteLine(line);
            if (!latency.IsGoalMet) missed++;
        }

        return settings.IsStrict && missed > 0 ? 1 : 0;
    }

    private IEnumerable<string> Names =>
        groups.Select(group => group.Name).Concat(groups.Select(group => group.Family).OfType<string>().Distinct(StringComparer.Ordinal));

    private static async Task<bool> MeasureAsync(FigureSource source, int rounds)
    {
        await using var figure = source.Make();
        var result = await new Measurement(figure).RunAsync(rounds);
        foreach (var line in result.Lines()) Console.WriteLine(line);
        return result.IsGoalMet;
    }
}
