using DomainFx;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace Watch;

/// <summary>Shows the progress of projections for as long as the host runs: as a live table in a terminal, as a line each where the output is redirected.</summary>
internal sealed class ProgressDisplay(IProjectionStatus status, RequestCount requests, IAnsiConsole console) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (Console.IsOutputRedirected) await PrintLinesAsync(stoppingToken);
            else await console.Live(ProgressTable.Of([], "Starting")).StartAsync(live => RefreshAsync(live, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task RefreshAsync(LiveDisplayContext live, CancellationToken cancellationToken)
    {
        while (true)
        {
            live.UpdateTarget(await ReadAsync(cancellationToken) is { } progress ? ProgressTable.Of(progress, $"{requests}") : new Text("The store does not answer."));
            await Task.Delay(Interval, cancellationToken);
        }
    }

    private async Task PrintLinesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Console.Out.WriteLineAsync($"{requests}");
            foreach (var one in await ReadAsync(cancellationToken) ?? []) await Console.Out.WriteLineAsync(ProgressLine.Of(one));
            await Task.Delay(Interval, cancellationToken);
        }
    }

    // A server that is away for a while comes back.
    private async Task<IReadOnlyList<ProjectionInfo>?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await status.GetAsync(cancellationToken);
        }
        catch (EventStoreException)
        {
            return null;
        }
    }
}
