namespace Watch;

/// <summary>What the samples' programs have in common on the command line.</summary>
/// <param name="IsWatching"><c>--watch</c>: stay up, with commands that flow and read models that follow.</param>
/// <param name="IsWorker"><c>--worker</c>: the same without the commands, to be started beside another.</param>
/// <param name="Settings">Everything else: settings, as <c>--ConnectionStrings:Bank=…</c>.</param>
public sealed record WatchArguments(bool IsWatching, bool IsWorker, string[] Settings)
{
    private const string Watching = "--watch";
    private const string Worker = "--worker";

    public static WatchArguments Parse(string[] arguments)
    {
        var isWorker = arguments.Contains(Worker);
        return new(isWorker || arguments.Contains(Watching), isWorker, [.. arguments.Where(one => one is not (Watching or Worker))]);
    }
}
