using System.Diagnostics;

namespace DomainFx.Packaging.Tests;

/// <summary>Runs a program to its end and returns what it printed.</summary>
internal static class Tool
{
    // What the surrounding `dotnet test` sets for its own MSBuild must not reach the builds of the tests.
    private static readonly string[] Inherited = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH"];

    /// <summary>Fails with the whole output unless the program exits with 0.</summary>
    public static async Task<string> RunAsync(
        string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        (int code, string text) = await ExitAsync(folder, program, arguments, environment);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} exited with {code}:\n{text}");
        return text;
    }

    /// <summary>What a program exits with, and all that it printed.</summary>
    public static async Task<(int Code, string Text)> ExitAsync(
        string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using Process process = Process.Start(Describe(folder, program, arguments, environment))!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Describe(
        string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in Inherited) start.Environment.Remove(name);
        // Servers of a nested build would outlive the test and keep its pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return start;
    }
}
