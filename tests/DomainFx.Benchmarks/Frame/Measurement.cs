using System.Diagnostics;

namespace DomainFx.Benchmarks.Frame;

/// <summary>Measures a figure: the two sides take turns in short slices; a round compares the medians of its slices.</summary>
internal sealed class Measurement(Figure figure)
{
    /// <summary>Longer than the delay after which the runtime compiles what has become hot.</summary>
    private static readonly TimeSpan TieringDelay = TimeSpan.FromMilliseconds(150);

    private readonly Dictionary<Workload, int> _besideOperations = [];
    private int _operations = 1;

    public async Task<Result> RunAsync(int rounds)
    {
        if (figure.IsLong)
        {
            await SliceAsync(figure.Ours);
            await SliceAsync(figure.Reference);
        }
        else
        {
            await WarmUpAsync();
            await CalibrateAsync();
        }

        var beside = figure.Beside.ToDictionary(one => one.Name, _ => new double[rounds]);
        var ratios = new double[rounds];
        var ours = new double[rounds];
        var reference = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            (ours[round], reference[round]) = await RoundAsync();
            ratios[round] = figure.Goal.Ratio(ours[round], reference[round]);
            foreach (var (name, workload) in figure.Beside) beside[name][round] = await BesideAsync(workload);
        }

        return new Result(
            figure,
            Ratio.Of(ratios),
            new Side(Median(ours), await AllocatedAsync(figure.Ours)),
            new Side(Median(reference), await AllocatedAsync(figure.Reference)),
            beside.ToDictionary(one => one.Key, one => Median(one.Value)));
    }

    private async Task WarmUpAsync()
    {
        foreach (var pause in (TimeSpan[])[TieringDelay, TieringDelay, TieringDelay])
        {
            var clock = Stopwatch.StartNew();
            await CalibrateAsync();
            while (clock.Elapsed < figure.WarmUp / 3)
            {
                await SliceAsync(figure.Ours);
                await SliceAsync(figure.Reference);
            }

            await Task.Delay(pause);
        }
    }

    /// <summary>Finds how many operations fill a slice of the faster side.</summary>
    private async Task CalibrateAsync()
    {
        while (true)
        {
            var elapsed = Math.Min(await SliceAsync(figure.Ours), await SliceAsync(figure.Reference)) * _operations;
            var wanted = figure.Slice.TotalNanoseconds;
            if (elapsed > wanted / 2 || _operations > int.MaxValue / 20) break;
            _operations = (int)(_operations * Math.Clamp(wanted / elapsed, 1.2, 10)) + 1;
        }
    }

    private async Task<(double Ours, double Reference)> RoundAsync()
    {
        var slices = figure.IsLong ? 1 : figure.SlicesPerRound;
        var ours = new double[slices];
        var reference = new double[slices];
        for (var i = 0; i < slices; i++)
        {
            // Who goes first changes each time: what one leaves behind in caches and heap is the other's as often.
            if (i % 2 == 0) ours[i] = await SliceAsync(figure.Ours);
            reference[i] = await SliceAsync(figure.Reference);
            if (i % 2 != 0) ours[i] = await SliceAsync(figure.Ours);
        }

        return (Median(ours), Median(reference));
    }

    /// <summary>Runs what is measured beside for about two slices, the first time also to find how many operations that is.</summary>
    private async Task<double> BesideAsync(Workload workload)
    {
        if (!_besideOperations.TryGetValue(workload, out var operations))
        {
            operations = 64;
            for (var i = 0; i < 3; i++)
                operations = (int)Math.Clamp(2 * figure.Slice.TotalNanoseconds / await SliceAsync(workload, operations), 1, int.MaxValue / 2);
            _besideOperations[workload] = operations;
        }

        return await SliceAsync(workload, operations);
    }

    private Task<double> SliceAsync(Workload workload) => SliceAsync(workload, _operations);

    /// <summary>Runs one slice; nanoseconds an operation.</summary>
    private static async Task<double> SliceAsync(Workload workload, int operations)
    {
        await workload.PrepareAsync(operations);
        var start = Stopwatch.GetTimestamp();
        await workload.RunAsync(operations);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / operations;
    }

    private async Task<long> AllocatedAsync(Workload workload)
    {
        if (workload.IsElsewhere) return 0;

        await workload.PrepareAsync(_operations);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await workload.RunAsync(_operations);
        return (long)Math.Round((GC.GetTotalAllocatedBytes(precise: true) - before) / (double)_operations);
    }

    private static double Median(double[] values) => Ratio.Of(values).Median;
}
