using DomainFx.Faults.Child;

namespace DomainFx.Faults;

internal static class Program
{
    /// <summary>Runs the tests; or, as a child of one of them, appends, works, projects or serves until it is done or killed.</summary>
    public static Task<int> Main(string[] arguments) => arguments switch
    {
        ["append", ..] => AppendingChild.RunAsync(arguments[1..]),
        ["work", ..] => WorkingChild.RunAsync(arguments[1..]),
        ["project", var connectionString, var schema, var what] => ProjectingChild.RunAsync(connectionString, schema, "paused", what == "open"),
        ["serve"] => ServingChild.RunAsync(),
        _ => Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(arguments),
    };
}
