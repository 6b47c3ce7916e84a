using DomainFx.Faults.Child;

namespace DomainFx.Faults;

internal static class Program
{
    /// <summary>Runs the tests; or, as a child of one of them, appends, works or serves until it is done or killed.</summary>
    public static Task<int> Main(string[] arguments) => arguments switch
    {
        ["append", ..] => AppendingChild.RunAsync(arguments[1..]),
        ["work", ..] => WorkingChild.RunAsync(arguments[1..]),
        ["serve"] => ServingChild.RunAsync(),
        _ => Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(arguments),
    };
}
