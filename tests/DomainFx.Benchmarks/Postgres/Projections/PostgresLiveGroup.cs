using System.Diagnostics;
using System.Globalization;
using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.Projections;

namespace DomainFx.Benchmarks.Postgres.Projections;

/// <summary>500 commands a second, and how long after the answer the row can be read that it is about.</summary>
internal sealed class PostgresLiveGroup(BenchmarkServer server) : PostgresGroup
{
    private const int CommandsEachSecond = 500;
    private const int Streams = 1_000;
    private const int SampleEvery = 10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    public override string Name => "pg-live";

    public override IEnumerable<FigureSource> Figures() => [];

    public override IEnumerable<LatencySource> Latencies() => [new("pg-live", MeasureAsync)];

    private async Task<Latency> MeasureAsync()
    {
        await using var purses = new PurseStore(server, Streams, events: 2, cached: 2 * Streams);
        var domain = await purses.OpenAsync();
        await using var worker = await ProjectionWorker.StartAsync(domain);
        await domain.WaitForAsync(typeof(PurseBalance), await domain.Store.GetHeadAsync(), TimeSpan.FromSeconds(60));
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var (clock, sent, running, samples) = (Stopwatch.StartNew(), 0, new List<Task>(), new List<Task<double>>());
        for (; clock.Elapsed < WarmUp + Measured; await Task.Delay(1))
        {
            // As many as are due, however late the timer is.
            for (var due = (int)(clock.Elapsed.TotalSeconds * CommandsEachSecond); sent < due; sent++)
            {
                if (sent % SampleEvery == 0 && clock.Elapsed > WarmUp) samples.Add(SampleAsync(domain, sent));
                else running.Add(domain.Purse(Id(sent)).FillAsync(10));
            }
        }

        await Task.WhenAll(running);
        var measured = await Task.WhenAll(samples);
        var busy = (Process.GetCurrentProcess().TotalProcessorTime - processor) / clock.Elapsed;
        var load = string.Create(CultureInfo.InvariantCulture, $"{sent / clock.Elapsed.TotalSeconds:0} commands a second, this process busy {busy:0.00} of {Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Trim()}");
        return new Latency(measured, 15, 100, load);
    }

    private static async Task<double> SampleAsync(Domain domain, int number)
    {
        var id = Id(number);
        var result = await domain.Purse(id).FillAsync(10);
        var start = Stopwatch.GetTimestamp();
        while ((await domain.PurseBalance().FindAsync(id))?.Moves < result.StreamVersion) await Task.Delay(1);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"purse-{number % Streams}");
}
