using System.Diagnostics;
using System.Diagnostics.Metrics;
using DomainFx.Runtime;

namespace DomainFx.Commands;

/// <summary>Activities and metrics of the runtime, both under the name <c>DomainFx</c>. Without a listener they cost a check.</summary>
internal static class Telemetry
{
    public const string Name = "DomainFx";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("domainfx.commands", "{command}", "Commands, by aggregate, command and status.");
    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("domainfx.command.conflicts", "{conflict}", "Appends that met another version of the stream than was decided on.");
    private static readonly Counter<long> Repetitions = Meter.CreateCounter<long>("domainfx.append.repetitions", "{repetition}", "Appends repeated because their outcome was unknown.");
    private static readonly Histogram<long> LoadedEvents = Meter.CreateHistogram<long>("domainfx.load.events", "{event}", "Events folded by a load.");
    private static readonly Counter<long> SnapshotFailures = Meter.CreateCounter<long>("domainfx.snapshot.failures", "{snapshot}", "Snapshots that could not be read, written or saved.");

    public static Activity? StartCommand(CommandContract contract, StreamId stream)
    {
        if (!Activities.HasListeners()) return null;
        var activity = Activities.StartActivity($"{contract.Aggregate} {contract.Name}");
        activity?.SetTag("domainfx.aggregate", contract.Aggregate);
        activity?.SetTag("domainfx.command", contract.Name);
        activity?.SetTag("domainfx.stream", stream.ToString());
        return activity;
    }

    public static void CommandEnded(Activity? activity, CommandContract contract, CommandResult result)
    {
        activity?.SetTag("domainfx.status", result.Status.ToString());
        activity?.SetTag("domainfx.version", result.StreamVersion);
        if (Commands.Enabled) Count(contract, result.Status.ToString());
    }

    public static void CommandFailed(Activity? activity, CommandContract contract, Exception exception)
    {
        activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
        activity?.AddException(exception);
        if (Commands.Enabled) Count(contract, "Failed");
    }

    public static void ConflictMet(string aggregate) => Conflicts.Add(1, new KeyValuePair<string, object?>("aggregate", aggregate));

    public static void AppendRepeated(string aggregate) => Repetitions.Add(1, new KeyValuePair<string, object?>("aggregate", aggregate));

    public static void SnapshotFailed(string aggregate) => SnapshotFailures.Add(1, new KeyValuePair<string, object?>("aggregate", aggregate));

    public static void Loaded(string aggregate, long events)
    {
        if (LoadedEvents.Enabled) LoadedEvents.Record(events, new KeyValuePair<string, object?>("aggregate", aggregate));
    }

    private static void Count(CommandContract contract, string status) => Commands.Add(
        1,
        new KeyValuePair<string, object?>("aggregate", contract.Aggregate),
        new KeyValuePair<string, object?>("command", contract.Name),
        new KeyValuePair<string, object?>("status", status));
}
