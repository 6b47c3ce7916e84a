using System.Diagnostics;

namespace DomainFx.Benchmarks.Frame;

/// <summary>Measures a figure: the two sides take turns in short slices; a round compares the medians of its slices.</summary>
internal sealed class Measurement(Figure figure)
{
    /// <summary>Longer than the delay after which the runtime compiles what has become hot.</summary>
    private static readonly TimeSpan TieringDelay = TimeSpan.FromMilliseconds(150);

    private int _operations = 1;

    public async Task<Result> RunAsync(int rounds)
    {
        await WarmUpAsync();
        await CalibrateAsync();
        var ratios = new double[rounds];
        var ours = new double[rounds];
        var reference = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            (ours[round], reference[round]) = await RoundAsync();
            ratios[round] = figure.Goal.Ratio(ours[round], reference[round]);
        }

        return new Result(
            figure,
            Ratio.Of(ratios),
            new Side(Median(ours), await AllocatedAsync(figure.Ours)),
            new Side(Median(reference), await AllocatedAsync(figure.Reference)));
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
        var ours = new double[figure.SlicesPerRound];
        var reference = new double[figure.SlicesPerRound];
        for (var i = 0; i < figure.SlicesPerRound; i++)
        {
            // Who goes first changes each time: what one leaves behind in caches and heap is the other's as often.
            if (i % 2 == 0) ours[i] = await SliceAsync(figure.Ours);
            reference[i] = await SliceAsync(figure.Reference);
            if (i % 2 != 0) ours[i] = await SliceAsync(figure.Ours);
        }

        return (Median(ours), Median(reference));
    }

    /// <summary>Runs one slice; nanoseconds an operation.</summary>
    private async Task<double> SliceAsync(Workload workload)
    {
        await workload.PrepareAsync(_operations);
        var start = Stopwatch.GetTimestamp();
        await workload.RunAsync(_operations);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / _operations;
    }

    private async Task<long> AllocatedAsync(Workload workload)
    {
        await workload.PrepareAsync(_operations);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await workload.RunAsync(_operations);
        return (long)Math.Round((GC.GetTotalAllocatedBytes(precise: true) - before) / (double)_operations);
    }

    private static double Median(double[] values) => Ratio.Of(values).Median;
}
