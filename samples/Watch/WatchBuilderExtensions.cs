using System.Diagnostics.CodeAnalysis;
using DomainFx;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Watch;

/// <summary>What a sample adds to its host to be watched.</summary>
public static class WatchBuilderExtensions
{
    /// <summary>Runs the projections of the domain, shows their progress, and lets commands flow unless this is a second worker.</summary>
    /// <typeparam name="TTraffic">Sends the commands.</typeparam>
    public static void AddWatch<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TTraffic>(this IHostApplicationBuilder builder, WatchArguments arguments)
        where TTraffic : class, IHostedService
    {
        if (!arguments.IsWatching) return;
        // The table has the screen for itself.
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(AnsiConsole.Console).AddSingleton(new RequestCount(TimeProvider.System));
        builder.Services.AddDomainFxProjections();
        builder.Services.AddHostedService<ProgressDisplay>();
        if (!arguments.IsWorker) builder.Services.AddHostedService<TTraffic>();
    }
}
